import { emit } from '@delivery/manifest';
import type { RulesFile } from './rule.ts';

/** A rules file as text: its entries in their order, the keys of each in the order in which Falco's own rules have them. */
export function emitRulesFile({ entries }: RulesFile): string {
  return entries.map((entry) => item(Object.entries(entry))).join('\n');
}

function item(properties: readonly [string, unknown][]): string {
  const lines = properties.flatMap(([key, value]) =>
    emit({ [key]: value })
      .slice(0, -1)
      .split('\n'),
  );
  return `- ${lines.map((line, i) => (i === 0 || line === '' ? line : `  ${line}`)).join('\n')}\n`;
}
