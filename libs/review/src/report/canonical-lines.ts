import { emit, type Manifest } from '@delivery/manifest';
import type { FieldPath } from '../diff/path.ts';
import { stepIn } from './value-at.ts';

/**
 * 1-based line of the canonical text of an object at which a field stands; of one that is not there, that of the nearest parent.
 *
 * @param lines of `emit(manifest)`
 */
export function lineOf(lines: readonly string[], manifest: Manifest, path: FieldPath): number {
  let node: unknown = manifest;
  let line = 0;
  let depth = 0;
  for (const step of path) {
    const key = stepIn(node, step);
    if (key === undefined) break;
    const next = typeof key === 'number' ? itemLine(lines, line, depth, key) : keyLine(lines, line, depth, key);
    if (next === undefined) break;
    line = next;
    depth += 1;
    node = (node as Record<string | number, unknown>)[key];
  }
  return line + 1;
}

const INDENT = 2;

/** Line of a key of the map that begins at a line; its first key may stand behind the `- ` of an item. */
function keyLine(lines: readonly string[], from: number, depth: number, key: string): number | undefined {
  const text = emit({ [key]: 0 }).slice(0, -' 0\n'.length);
  const indent = ' '.repeat(depth * INDENT);
  return find(
    lines,
    from,
    depth,
    (line) => beginsKey(line, indent, text) || beginsKey(line, `${indent.slice(INDENT)}- `, text),
  );
}

function beginsKey(line: string, indent: string, key: string): boolean {
  return line.startsWith(indent + key) && [undefined, ' '].includes(line[indent.length + key.length]);
}

/** Line of an item of the list that begins at a line. */
function itemLine(lines: readonly string[], from: number, depth: number, index: number): number | undefined {
  const mark = `${' '.repeat(depth * INDENT)}- `;
  let left = index;
  return find(lines, from, depth, (line) => line.startsWith(mark) && left-- === 0);
}

/** The first line of a value that fits; the value ends where a line stands further left. */
function find(
  lines: readonly string[],
  from: number,
  depth: number,
  fits: (line: string) => boolean,
): number | undefined {
  const inner = ' '.repeat(depth * INDENT);
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (fits(line)) return i;
    if (i > from && line !== '' && !line.startsWith(inner)) return undefined;
  }
  return undefined;
}
