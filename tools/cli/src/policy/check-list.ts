import type { Check } from '@delivery/policy';
import { aligned } from '../align.ts';
import type { Colors } from '../io.ts';

/** By the first letter of ids. */
const groups: readonly (readonly [letter: string, title: string])[] = [
  ['W', 'Workloads'],
  ['A', 'Argo CD'],
  ['X', 'Flux'],
  ['R', 'Access'],
  ['N', 'Network policies'],
  ['I', 'Gateways and meshes'],
  ['V', 'Services and storage'],
  ['S', 'Secrets'],
  ['B', 'Namespaces'],
  ['C', 'Contracts between objects'],
];

/** A line a check, under the title of its group. */
export function checkList(checks: readonly Check[], color: Colors): string {
  const letters = groups.map(([letter]) => letter);
  const others = checks.filter(({ id }) => !letters.includes(id[0] ?? ''));
  const sections = [
    ...groups.map(([letter, title]) => [title, checks.filter(({ id }) => id.startsWith(letter))] as const),
    ['Others', others] as const,
  ].filter(([, members]) => members.length > 0);
  const rows = aligned(
    sections.flatMap(([, members]) => members.map(row)),
    '  ',
  );
  let next = 0;
  return sections
    .map(([title, members]) => [color.bold(title), ...rows.slice(next, (next += members.length))].join('\n'))
    .join('\n\n');
}

function row({ id, name, title, level, severity, notYetProvable }: Check): readonly string[] {
  return [id, name, severity, level, notYetProvable === undefined ? title : `${title} (not yet provable)`];
}
