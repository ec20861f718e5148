import { isCollection, isMap, isNode, isPair, type Pair, Scalar, stringify, type YAMLMap } from 'yaml';

/** What no YAML reader takes for anything but one word, also between the brackets of a flow collection. */
const WORD = /^[A-Za-z0-9_./:-]+$/;

/** A scalar with another text in its quotes; one that needs quotes and had none gets single ones. */
export function replaceScalar(text: string, node: Scalar, value: string): string {
  const [start, end] = rangeOf(node);
  const quotes = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? node.type : undefined;
  const after = text.slice(start, end).endsWith('\n') ? eolOf(text) : ''; // a block scalar holds its last line end
  return text.slice(0, start) + scalarText(value, quotes) + after + text.slice(end);
}

/** A map without one of its keys. In a block, the comments inside the value go with it; those above the key stay. */
export function removePair(text: string, map: YAMLMap, pair: Pair): string {
  if (map.flow) {
    const i = map.items.indexOf(pair);
    const before = map.items[i - 1];
    const next = map.items[i + 1];
    const start = before === undefined ? startOf(pair) : endOf(before);
    return text.slice(0, start) + text.slice(before === undefined && next !== undefined ? startOf(next) : endOf(pair));
  }
  const start = text.lastIndexOf('\n', startOf(pair)) + 1;
  const before = text.slice(0, start);
  const after = text.slice(endOfBlock(text, pair, columnOf(text, map)));
  // no two empty lines, none at the beginning and none at the end
  if (before === '') return after.replace(/^(?:[ \t]*\r?\n)+/, '');
  const single = after === '' || /^\r?\n/.test(after) ? before.replace(/(\r?\n)(?:[ \t]*\r?\n)+$/, '$1') : before;
  return single + after;
}

/** A map with one more key, after its last one. */
export function insertPair(text: string, map: YAMLMap, key: string, value: string | Readonly<Record<string, string>>) {
  const last = map.items.at(-1);
  if (last === undefined) throw new Error(`nothing to put "${key}" after`);
  if (map.flow) {
    const at = endOf(last);
    return `${text.slice(0, at)}, ${flowPair([key, value])}${text.slice(at)}`;
  }
  const column = columnOf(text, map);
  const at = endOfBlock(text, last, column);
  const lines = blockPair(text, map, column, key, value).join(eolOf(text));
  return text[at - 1] === '\n'
    ? `${text.slice(0, at)}${lines}${eolOf(text)}${text.slice(at)}`
    : `${text.slice(0, at)}${eolOf(text)}${lines}${text.slice(at)}`;
}

/** The lines of a new key, indented and in brackets or not as its nearest sibling with an object is. */
function blockPair(
  text: string,
  map: YAMLMap,
  column: number,
  key: string,
  value: string | Readonly<Record<string, string>>,
): readonly string[] {
  const indent = ' '.repeat(column);
  const sibling = map.items.findLast((pair) => isMap(pair.value) && pair.value.items.length > 0)?.value;
  if (typeof value === 'string' || (isMap(sibling) && sibling.flow)) return [indent + flowPair([key, value])];
  const deeper = isMap(sibling) ? ' '.repeat(columnOf(text, sibling)) : `${indent}  `;
  return [`${indent}${key}:`, ...Object.entries(value).map((pair) => deeper + flowPair(pair))];
}

function flowPair([key, value]: readonly [string, string | Readonly<Record<string, string>>]): string {
  if (typeof value === 'string') return `${key}: ${scalarText(value)}`;
  return `${key}: { ${Object.entries(value).map(flowPair).join(', ')} }`;
}

function scalarText(value: string, quotes?: Scalar.Type): string {
  if (/\p{Cc}/u.test(value)) throw new Error(`${JSON.stringify(value)} is more than one line of text`);
  const defaultStringType = quotes ?? (WORD.test(value) ? Scalar.PLAIN : Scalar.QUOTE_SINGLE);
  // `compat`: a text that YAML 1.1 would read as a number or a boolean is quoted too
  return stringify(value, { defaultStringType, singleQuote: true, compat: 'yaml-1.1', lineWidth: 0 }).trimEnd();
}

/** Where the lines of a key end, with the comments below its value that are indented deeper than the key. */
function endOfBlock(text: string, pair: Pair, column: number): number {
  const end = endOf(pair);
  const line = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  const comments = new RegExp(String.raw`(?:(?:[ \t]*\r?\n)*[ ]{${column + 1},}#[^\n]*(?:\n|$))*`, 'y');
  comments.lastIndex = line;
  return line + (comments.exec(text)?.[0].length ?? 0);
}

function startOf({ key }: Pair): number {
  return rangeOf(key)[0];
}

function endOf({ key, value }: Pair): number {
  return endOfNode(isNode(value) ? value : key);
}

/** Where the last word of a node ends; a block collection's own end lies behind the comments that follow it. */
function endOfNode(node: unknown): number {
  const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  if (last === undefined) return rangeOf(node)[1];
  return isPair(last) ? endOf(last) : endOfNode(last);
}

function columnOf(text: string, map: YAMLMap): number {
  const [first] = map.items;
  const start = first === undefined ? 0 : startOf(first);
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function rangeOf(node: unknown): readonly [start: number, end: number] {
  if (!isNode(node) || !node.range) throw new Error('a node that no text was read into');
  return [node.range[0], node.range[1]];
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
