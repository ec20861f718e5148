import type { YamlDocument } from './documents.ts';
import type { Issue, Result, Status } from './result.ts';

/** A result as the Go module writes it (`go/result.go`): zeros are left out, lines count from the text it was given. */
export interface Row {
  readonly status: Status;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly object?: number;
  readonly item?: number;
  readonly line?: number;
  readonly message?: string;
  readonly errors?: readonly Issue[];
}

/** The result for an object of an array whose first object has the index `first`. */
export function objectResult({ object = 0, errors = [], ...row }: Row, first: number): Result {
  return { ...row, document: first + object, errors };
}

/** The result for a document of a stream, with the lines of the stream. */
export function documentResult(
  { errors, line, ...row }: Row,
  document: number,
  { firstLine, ...at }: YamlDocument,
): Result {
  const inStream = (inText: number) => firstLine + inText - 1;
  return {
    ...row,
    document,
    line: line === undefined ? at.line : inStream(line),
    errors: (errors ?? linesNamedIn(row.message ?? '')).map((error) =>
      error.line === undefined ? error : { ...error, line: inStream(error.line) },
    ),
  };
}

/** What the YAML parser says by line: `yaml: line 3: did not find expected key`. */
function linesNamedIn(message: string): Issue[] {
  if (!/^(error unmarshalling resource|the document ends before)/.test(message)) return [];
  return [...message.matchAll(/\bline (\d+): ([^\n]*)/g)].map(([, line, text = '']) => ({
    path: [],
    pointer: '',
    line: Number(line),
    message: text,
  }));
}

const nobody = { apiVersion: '', kind: '', name: '', namespace: '' };

/** The result for something that the module was not asked about. */
export function refusal(document: number, message: string, line?: number): Result {
  return { status: 'error', ...nobody, document, ...(line !== undefined && { line }), message, errors: [] };
}

/** The result for a document of comments. */
export function emptyResult(document: number, line: number): Result {
  return { status: 'empty', ...nobody, document, line, errors: [] };
}
