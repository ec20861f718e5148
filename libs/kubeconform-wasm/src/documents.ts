/** One document of a YAML stream. */
export interface YamlDocument {
  readonly text: string;
  /** Line at which the text begins, from 1. */
  readonly firstLine: number;
  /** Line of its first content; where there is none, that at which the text begins. */
  readonly line: number;
  readonly hasContent: boolean;
  /** A line that is text to YAML and the end of the document to kubectl, if there is one. */
  readonly unclear?: { readonly line: number; readonly text: string };
}

/** What ends a line in YAML 1.1; `\r\n` ends it at its `\n`. */
const BREAK = '\\n\\r\\x85\\u2028\\u2029';

const marker = new RegExp(`(?:^\\uFEFF?|[${BREAK}])(---|\\.\\.\\.)(?=[ \\t${BREAK}]|$)`, 'g');
/** A line that holds nothing, a separator or a comment. */
const blankLine = new RegExp(`(?:---(?=[ \\t${BREAK}]|$))?[ \\t]*(?:#[^${BREAK}]*)?(?:\\r\\n|[${BREAK}]|$)`, 'y');
const unclearLine = /(?:^|\n)(---[^ \t\n\r][^\n\r]*)/;

/**
 * The documents of a YAML stream, at least one, without loss: content on the line of `---` belongs to the document that
 * begins there, and what follows `...` is a document again.
 *
 * A document begins behind its separator, as in kubeconform, so that lines in messages agree. What lies before the first
 * separator, or behind a later one, is a document even where it is only a comment.
 */
export function* documentsOf(stream: string): Generator<YamlDocument> {
  let start = 0;
  let startLine = 1;
  let afterEnd = false;
  let documents = 0;
  for (const { 0: match, 1: kind = '', index } of stream.matchAll(marker)) {
    const at = index + match.length - kind.length;
    if (kind === '---' && (at === 0 || (at === 1 && stream.startsWith('\uFEFF')))) continue; // it opens the first document
    const document = documentOf(stream.slice(start, at), startLine);
    if (isDocument(document, afterEnd)) {
      documents++;
      yield document;
    }
    const next = startBehind(stream, at, kind);
    startLine += linesIn(stream, start, next);
    start = next;
    afterEnd = kind === '...';
  }
  const last = documentOf(stream.slice(start), startLine);
  if (documents === 0 || isDocument(last, afterEnd)) yield last;
}

function isDocument({ text, hasContent }: YamlDocument, afterEnd: boolean): boolean {
  return hasContent || (text !== '' && !afterEnd);
}

/** Where the document of a marker begins: at the marker itself if its line holds content. */
function startBehind(stream: string, at: number, kind: string): number {
  if (kind === '...') return at + kind.length;
  blankLine.lastIndex = at;
  return blankLine.test(stream) ? blankLine.lastIndex : at;
}

function documentOf(text: string, firstLine: number): YamlDocument {
  let content = text.startsWith('\uFEFF') ? 1 : 0;
  do blankLine.lastIndex = content;
  while (blankLine.test(text) && (content = blankLine.lastIndex) < text.length);
  const hasContent = content < text.length;
  const unclear = unclearLine.exec(text);
  return {
    text,
    firstLine,
    line: hasContent ? firstLine + linesIn(text, 0, content) : firstLine,
    hasContent,
    ...(unclear && {
      unclear: { line: firstLine + linesIn(text, 0, unclear.index + 1), text: unclear[1] ?? '' },
    }),
  };
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
