/** A CEL literal, e.g. `'it\'s'`, which has no line breaks even where the text has some. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`;
}

/** A CEL list of literals. */
export function literals(texts: Iterable<string>): string {
  return `[${[...texts].map(literal).join(', ')}]`;
}
