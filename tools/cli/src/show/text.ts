import { aligned } from '../align.ts';
import type { Io } from '../io.ts';

/** A line of facts: a label and what it says; a fact without words is left out. */
export type Fact = readonly [label: string, words: string | undefined];

/** The first row is the heading; a table without further rows is left out. */
export type Table = readonly (readonly string[])[];

const INDENT = '  ';

/** A title, facts below it, and tables below them. */
export function page(
  title: string,
  facts: readonly Fact[],
  tables: readonly Table[],
  io: Pick<Io, 'columns' | 'color'>,
): string {
  const blocks = tables.filter((rows) => rows.length > 1).map((rows) => tableText(rows, io));
  return [title, ...factLines(facts, io), ...blocks.flatMap((block) => ['', ...block])]
    .map((line) => `${line}\n`)
    .join('');
}

function factLines(facts: readonly Fact[], { columns }: Pick<Io, 'columns'>): readonly string[] {
  const said = facts.flatMap(([label, words]) => (words ? [{ label, words }] : []));
  const left = INDENT.length + Math.max(0, ...said.map(({ label }) => label.length)) + INDENT.length;
  return said.flatMap(({ label, words }) =>
    wrapped(words, columns - left).map((line, i) => (i === 0 ? INDENT + label : '').padEnd(left) + line),
  );
}

/** Lines that end behind a comma or the like, and are not wider than they may be. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=[,;:]) /)) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + part.length > width) lines.push(part);
    else lines[lines.length - 1] = `${line} ${part}`;
  }
  return lines;
}

function tableText(rows: Table, { color }: Pick<Io, 'color'>): readonly string[] {
  const [heading = '', ...rest] = aligned(rows, INDENT);
  return [color.bold(heading), ...rest];
}

/** Declared data in a few words, e.g. `{ redis: 'a', topics: { publish: ['b'] } }` as `redis a, topics (publish b)`. */
export function words(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Array.isArray(value)
    ? value.map(nested)
    : Object.entries(value).map(([key, part]) => `${key} ${nested(part)}`);
  return parts.join(', ') || 'none';
}

function nested(value: unknown): string {
  const text = words(value);
  return typeof value === 'object' && text !== 'none' && !Array.isArray(value) ? `(${text})` : text;
}
