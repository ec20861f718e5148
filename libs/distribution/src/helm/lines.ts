import { emit } from '@delivery/manifest';

/** One level deeper. */
export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? line : `  ${line}`));
}

/** The lines of a map or list, as `emit` writes it, apart from texts that end open. */
export function blockLines(value: object): readonly string[] {
  return Array.isArray(value)
    ? value.flatMap(itemLines)
    : Object.entries(value).flatMap(([key, field]) => entryLines(key, field));
}

/** `key: value` */
export function entryLines(key: string, value: unknown): readonly string[] {
  if (!endsOpen(value)) return emitted({ [key]: value });
  if (typeof value !== 'object' || value === null) return [`${keyText(key)}: ${emitted(value)[0]}`];
  return [`${keyText(key)}:`, ...indented(blockLines(value))];
}

/** `- value` */
export function itemLines(value: unknown): readonly string[] {
  if (!endsOpen(value)) return emitted([value]);
  const [first, ...rest] = typeof value === 'object' && value !== null ? blockLines(value) : emitted(value);
  return [`- ${first}`, ...indented(rest)];
}

/** The key with its quotes, if it needs any. */
export function keyText(key: string): string {
  return emit({ [key]: true }).slice(0, -': true\n'.length);
}

/** Whether a text ends with an empty line: as a block it would lose that to an action after it, which trims what stands before it. */
export function endsOpen(value: unknown): boolean {
  return /\\n\\n"/.test(JSON.stringify(value));
}

function emitted(value: unknown): readonly string[] {
  return emit(value).slice(0, -1).split('\n');
}
