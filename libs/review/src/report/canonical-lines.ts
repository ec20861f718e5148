import type { Manifest } from '@delivery/manifest';
import type { FieldPath } from '../diff/path.ts';
import { stepIn } from './value-at.ts';
import { yamlText } from './value-text.ts';

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
const MARKS = /^ *(?:- )+$/;

/** Line of a key of the map that begins at a line. */
function keyLine(lines: readonly string[], from: number, depth: number, key: string): number | undefined {
  const text = yamlText({ [key]: 0 }).slice(0, -' 0\n'.length);
  return find(lines, from, depth, (rest) => rest.startsWith(text) && [undefined, ' '].includes(rest[text.length]));
}

/** Line of an item of the list that begins at a line. */
function itemLine(lines: readonly string[], from: number, depth: number, index: number): number | undefined {
  let left = index;
  return find(lines, from, depth, (rest) => rest.startsWith('- ') && left-- === 0);
}

/**
 * The first line of a value that fits behind its indent; the value ends where a line stands further left. On its first line the `- ` of
 * the lists around it may be a part of the indent.
 */
function find(
  lines: readonly string[],
  from: number,
  depth: number,
  fits: (rest: string) => boolean,
): number | undefined {
  const width = depth * INDENT;
  const inner = ' '.repeat(width);
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const indent = line.slice(0, width);
    if ((indent === inner || (i === from && MARKS.test(indent))) && fits(line.slice(width))) return i;
    if (i > from && line !== '' && indent !== inner) return undefined;
  }
  return undefined;
}
