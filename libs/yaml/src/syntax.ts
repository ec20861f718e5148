import { Composer, type Document, type ErrorCode, isScalar } from 'yaml';
import type { Limits } from './limits.ts';
import type { Report } from './report.ts';
import { tokensOf } from './tokens.ts';

/** Said at the token, in a better word than the composer's. */
const SAID_BEFORE: ReadonlySet<ErrorCode> = new Set([
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);

/** Said when a tag is applied. */
const SAID_LATER: ReadonlySet<ErrorCode> = new Set(['TAG_RESOLVE_FAILED']);

const FIXES: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'write the backslash twice, or use single quotes',
  BAD_INDENT: 'give the keys of one object, and the items of one list, the same indentation',
  BAD_SCALAR_START: 'put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put the text in quotes if it holds ": ", else begin the value on a line of its own',
  MISSING_CHAR: 'add what is missing, here or at the end of the line before',
  MULTILINE_IMPLICIT_KEY: 'check the indentation here, and whether a ":" is missing after a key',
  TAB_AS_INDENT: 'indent with spaces',
};

/** What a reader makes of plain words: `core` resolves `true` and `1`, `failsafe` leaves them as texts. */
export type WordSchema = 'core' | 'failsafe';

/**
 * The one document of a text; undefined, and reported, when there is none.
 * The composer recurses; it never sees a text that is too deep. Tags are refused unless words are left as they stand.
 */
export function compose(
  text: string,
  limits: Limits,
  report: Report,
  schema: WordSchema = 'core',
): Document.Parsed | undefined {
  const tokens = tokensOf(text, limits, report, schema === 'failsafe');
  if (tokens === undefined) return undefined;
  // Not `uniqueKeys`, which compares each key with each: `toData` finds a key that stands twice.
  const composer = new Composer({ version: '1.2', schema, uniqueKeys: false });
  const [document] = composer.compose(tokens, true, text.length);
  if (document === undefined) return undefined;
  const said = schema === 'core' ? SAID_BEFORE : SAID_LATER;
  const errors = [...document.errors, ...document.warnings].filter(({ code }) => !said.has(code));
  for (const { code, message, pos } of errors) {
    const fix = FIXES[code] ?? 'write it as YAML; a text with special characters goes in quotes';
    report.add({ id: 'yaml-syntax', found: message, fix }, pos[0]);
  }
  if (errors.length > 0) return undefined;
  const { contents } = document;
  if (contents !== null && !(isScalar(contents) && contents.value === null && contents.source === '')) return document;
  report.add({
    id: 'yaml-empty',
    found: 'no data',
    allowed: 'one YAML document',
    fix: 'write the facts, or remove the file',
  });
  return undefined;
}
