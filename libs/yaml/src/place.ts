import { type Document, isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';

/** Where a node begins in the text. */
export function offsetOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

/** Where the key or the item of a path begins; if there is none, the nearest parent that is there. */
export function offsetOfPath(document: Document.Parsed, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node);
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      offset = offsetOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      if (typeof step !== 'number' || node.items[step] === undefined) break;
      node = node.items[step];
      offset = offsetOf(node);
    } else break;
  }
  return offset;
}
