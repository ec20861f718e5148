import type { Rule } from '@delivery/review';

/** `docs/risks.md`: every rule with what it sees, and what it asks for where. */
export function risksPage(rules: readonly Rule[]): string {
  return `# Risks

\`npm run delivery -- risk --explain <id>\` explains one: why, where it went wrong for others, what to do instead. \`npm run delivery -- risk\` asks all of them about a change. A stop needs an
entry in \`clusters/accepted-risks.yaml\`, which the risk owners own: for that rule, that object and that change of it alone. This page is written from \`libs/review\`.

| id | what it sees | production | staging | development |
|---|---|---|---|---|
${rules.map(rowOf).join('\n')}
`;
}

function rowOf({ id, title, verdicts }: Rule): string {
  return `| ${id} | ${title} | ${verdicts.production} | ${verdicts.staging} | ${verdicts.development} |`;
}
