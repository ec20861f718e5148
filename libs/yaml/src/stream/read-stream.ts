import { pathText, type Finding, type Place } from '@delivery/findings';
import { decode } from '../decode.ts';
import { Lines } from '../lines.ts';
import type { Limits } from '../limits.ts';
import { offsetOfPath } from '../place.ts';
import { Report } from '../report.ts';
import type { Source } from '../source.ts';
import { compose } from '../syntax.ts';
import { toGoData } from './go-data.ts';
import { splitStream, type Piece } from './split-stream.ts';

/** What a file from anywhere may cost: Helm writes whole releases into one, and CustomResourceDefinitions are long and deep. */
export const STREAM_LIMITS: Limits = { bytes: 64 * 1024 * 1024, tokens: 2_000_000, depth: 90, aliases: 1000 };

const MOST_DOCUMENTS = 100_000;

/** One document of a file that holds any number of them. */
export interface StreamDocument {
  /** To the letter, without the `---` that begins it. */
  readonly text: string;
  /** Line of the file, 1-based, at which the text begins. */
  readonly line: number;
  /** What a Kubernetes tool written in Go reads; undefined when it is no YAML. */
  readonly value: unknown;
  /** What makes it unreadable; with any, the value is not to be relied on. */
  readonly findings: readonly Finding[];
  /** Line and column of a key or an item; for a missing one, of the nearest parent that is there. Reads the document again. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

export interface Stream {
  /** Why no document could be read at all: not UTF-8, too large. */
  readonly findings: readonly Finding[];
  /** Without those that hold comments alone. */
  readonly documents: readonly StreamDocument[];
}

/**
 * Reads the documents of YAML or JSON from anywhere, each by itself, so that one that is broken hides no other. Anchors, merge keys
 * and the words of YAML 1.1 are read as kubectl reads them; a key that stands twice is a finding.
 */
export function readStream(source: Source, limits: Partial<Limits> = {}): Stream {
  const all = { ...STREAM_LIMITS, ...limits };
  const report = new Report(source.file);
  const text = decode(source, all, report);
  if (text === undefined) return { findings: report.findings, documents: [] };
  const lines = report.lines;
  const pieces = splitStream(text);
  const tooMany = pieces[MOST_DOCUMENTS];
  if (tooMany) {
    const found = `${pieces.length} documents`;
    const allowed = `at most ${MOST_DOCUMENTS}`;
    report.add({ id: 'yaml-documents', found, allowed, fix: 'split the file' }, tooMany.start);
    return { findings: report.findings, documents: [] };
  }
  return { findings: [], documents: pieces.map((piece) => readPiece(source.file, text, piece, lines, all)) };
}

function readPiece(file: string, whole: string, { start, end }: Piece, lines: Lines, limits: Limits): StreamDocument {
  const text = whole.slice(start, end);
  const report = new Report(file, lines, start);
  const document = compose(text, limits, report, 'failsafe');
  const value = document && toGoData(document, limits, report);
  let again: ReturnType<typeof compose>;
  return {
    text,
    line: lines.position(start).line,
    value,
    findings: report.findings,
    placeOf(path) {
      // nodes take many times the memory of the text, and few documents are asked for places
      again ??= compose(text, limits, new Report(file), 'failsafe');
      const offset = again === undefined ? 0 : offsetOfPath(again, path);
      const { line, column } = lines.position(start + offset);
      return { file, line, column, ...(path.length > 0 && { path: pathText(path) }) };
    },
  };
}
