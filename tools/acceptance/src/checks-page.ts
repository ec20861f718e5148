import type { Check } from '@delivery/policy';

/** `docs/checks.md`: every check with what it asks, and who else asks for it. */
export function checksPage(checks: readonly Check[]): string {
  const proven = checks.filter(({ notYetProvable }) => notYetProvable === undefined);
  const open = checks.filter(({ notYetProvable }) => notYetProvable !== undefined);
  return `# Checks

\`npm run delivery -- policy <id>\` explains one: why, how to mend it, what passes and what does not. \`npm run delivery -- validate\` runs them over the committed tree, and
with paths over any folder of YAML: \`--policy baseline\` and \`restricted\` are the Pod Security Standards, \`all\` is everything here. W, A, X, R, N, I, V, S and B are rows of the
hardening table, C are contracts between objects. An object waives a check with an annotation, \`policy.delivery.example/W31: <reason>\`; a waiver that matches nothing is a finding.
This page is written from \`libs/policy\`.

| id | what holds | level | severity | who else asks |
|---|---|---|---|---|
${proven.map(rowOf).join('\n')}

## Not yet provable

| id | what would hold | what is missing |
|---|---|---|
${open.map(({ id, title, notYetProvable }) => `| ${id} | ${title} | ${notYetProvable} |`).join('\n')}
`;
}

function rowOf({ id, title, level, severity, sources }: Check): string {
  return `| ${id} | ${title} | ${level} | ${severity} | ${sources.join(', ')} |`;
}
