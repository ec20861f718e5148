import type { Document } from 'yaml';
import { toData } from './data.ts';
import { decode } from './decode.ts';
import type { Limits } from './limits.ts';
import type { Lines } from './lines.ts';
import { Report } from './report.ts';
import type { Source } from './source.ts';
import { compose } from './syntax.ts';

/** A file that nothing is wrong with, as text, as nodes that know their offsets, and as data. */
export interface ReadDocument {
  /** Without the byte order mark. */
  readonly text: string;
  readonly document: Document.Parsed;
  readonly value: unknown;
  readonly lines: Lines;
}

/** @throws {Refusal} with exit code 3 and every finding of the file */
export function readDocument(source: Source, limits: Limits): ReadDocument {
  const report = new Report(source.file);
  const text = decode(source, limits, report);
  const document = text === undefined ? undefined : compose(text, limits, report);
  const value = document && toData(document, limits, report);
  report.throwIfAny();
  if (text === undefined || document === undefined) throw new Error(`${source.file}: neither read nor refused`);
  return { text, document, value, lines: report.lines };
}
