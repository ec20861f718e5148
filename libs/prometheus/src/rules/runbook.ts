/** Where the runbook of an alert stands in the repository. */
export function runbookFile(alert: string): string {
  return `docs/runbooks/${alert}.md`;
}

/** Where people read it. */
export function runbookUrl(repositoryUrl: string, alert: string): string {
  return `${repositoryUrl.replace(/\.git$/, '')}/blob/main/${runbookFile(alert)}`;
}
