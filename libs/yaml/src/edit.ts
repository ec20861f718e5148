import { isMap, isScalar, type YAMLMap } from 'yaml';
import { readDocument } from './document.ts';
import { insertPair, removePair, replaceScalar } from './edit-text.ts';
import { LIMITS } from './limits.ts';
import type { Source } from './source.ts';

/** What the key at the end of a path holds from now on. */
export interface Edit {
  /** Keys from the root; all but the last are there, and hold objects. */
  readonly path: readonly string[];
  /**
   * Texts of one line. An object sets its keys one by one, so that the comments beside them stay.
   * @default - the key is removed, with the comments inside its value
   */
  readonly value?: string | Readonly<Record<string, string>>;
}

/**
 * Changes single values of a file that people wrote, and leaves every other byte: comments, quotes, order, line ends. A new key comes
 * last, in the style of the keys before it.
 *
 * @throws {Refusal} like `readYaml`
 */
export function editYaml(source: Source, edits: readonly Edit[]): string {
  const { text, value } = readDocument(source, LIMITS);
  const edited = edits.reduce((before, { path, value }) => apply(source.file, before, path, value), text);
  const expected = edits.reduce((data, { path, value }) => withValue(data, path, value), value);
  // the edits are made on text: that they say what was meant is read back, not assumed
  const { value: found } = readDocument(sourceOf(source.file, edited), LIMITS);
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`${source.file}: edited, it reads ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  }
  return startsWithMark(source) ? `\ufeff${edited}` : edited;
}

function apply(file: string, text: string, path: readonly string[], value: Edit['value']): string {
  const { document } = readDocument(sourceOf(file, text), LIMITS);
  const key = path.at(-1) ?? '';
  const parent = mapAt(document.contents, path.slice(0, -1));
  if (parent === undefined) throw new Error(`${file}: no object at ${JSON.stringify(path.slice(0, -1))}`);
  const pair = parent.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (value === undefined) return pair === undefined ? text : removePair(text, parent, pair);
  if (pair === undefined) return insertPair(text, parent, key, value);
  if (typeof value === 'string' && isScalar(pair.value) && pair.value.source !== '')
    return replaceScalar(text, pair.value, value);
  if (typeof value === 'string' || !isMap(pair.value)) throw new Error(`${file}: ${path.join('.')} is of another kind`);
  return Object.entries(value).reduce((before, [name, part]) => apply(file, before, [...path, name], part), text);
}

function mapAt(node: unknown, path: readonly string[]): YAMLMap | undefined {
  if (!isMap(node)) return undefined;
  const [key, ...rest] = path;
  return key === undefined ? node : mapAt(node.get(key, true), rest);
}

/** The data with one edit made, by the meaning of the edit alone. */
function withValue(data: unknown, [key = '', ...rest]: readonly string[], value: Edit['value']): unknown {
  const object = data as Readonly<Record<string, unknown>>;
  if (rest.length > 0) return { ...object, [key]: withValue(object[key], rest, value) };
  if (value === undefined) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: typeof value === 'string' ? value : { ...(object[key] as object | undefined), ...value } };
}

function sourceOf(file: string, text: string): Source {
  return { file, bytes: new TextEncoder().encode(text) };
}

function startsWithMark({ bytes }: Source): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
