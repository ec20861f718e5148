import { Composer, CST, type Document, type ErrorCode, isScalar, Lexer, Parser } from 'yaml';
import type { Limits } from './limits.ts';
import { type Report, short } from './report.ts';

/** A document, its end, and as many errors as are worth showing. */
const MOST_TOKENS = 50;

/** Said at the token, in a better word than the composer's. */
const SAID_BEFORE: ReadonlySet<ErrorCode> = new Set([
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);

const FIXES: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'write the backslash twice, or use single quotes',
  BAD_INDENT: 'give the keys of one object, and the items of one list, the same indentation',
  BAD_SCALAR_START: 'put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put the text in quotes if it holds ": ", else begin the value on a line of its own',
  MISSING_CHAR: 'add what is missing, here or at the end of the line before',
  MULTILINE_IMPLICIT_KEY: 'check the indentation here, and whether a ":" is missing after a key',
  TAB_AS_INDENT: 'indent with spaces',
};

/**
 * The one document of a text; undefined, and reported, when there is none.
 * The lexer and the parser keep a stack of their own. The composer recurses: it never sees a text that is too deep.
 */
export function compose(text: string, limits: Limits, report: Report): Document.Parsed | undefined {
  const tokens = tokensOf(text, limits, report);
  if (tokens === undefined) return undefined;
  // Not `uniqueKeys`, which compares each key with each: `toData` finds a key that stands twice.
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false });
  const [document] = composer.compose(tokens, true, text.length);
  if (document === undefined) return undefined;
  const errors = [...document.errors, ...document.warnings].filter(({ code }) => !SAID_BEFORE.has(code));
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

/** The concrete syntax of the first document; undefined, and reported, when a limit stops it. */
function tokensOf(text: string, limits: Limits, report: Report): CST.Token[] | undefined {
  const tokens: CST.Token[] = [];
  // Directives are refused, and comments between documents say nothing.
  const keep = (token: CST.Token) => {
    if (token.type === 'document' || token.type === 'doc-end' || token.type === 'error') tokens.push(token);
  };
  const parser = new Parser();
  let atScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!atScalar) refuseToken(lexeme, parser.offset, limits, report);
    atScalar = !atScalar && lexeme === CST.SCALAR;
    for (const token of parser.next(lexeme)) keep(token);
    const [root] = parser.stack;
    if (root?.type === 'document' && tokens.some(({ type }) => type === 'document')) {
      const problem = {
        id: 'yaml-documents',
        found: 'a second document',
        allowed: 'one',
        fix: 'make it a file of its own',
      };
      report.add(problem, root.offset);
      return tokens;
    }
    // Cheap first: the document, a scalar and its properties are on the stack as well.
    if (parser.stack.length > limits.depth && parser.stack.filter(isCollection).length > limits.depth) {
      const found = `more than ${limits.depth} levels of lists and objects`;
      report.add(
        { id: 'yaml-depth', found, allowed: `at most ${limits.depth}`, fix: 'make it flatter' },
        parser.offset,
      );
      return undefined;
    }
    if (report.full) return undefined;
    if (tokens.length > MOST_TOKENS) return tokens;
  }
  for (const token of parser.end()) keep(token);
  return tokens;
}

function isCollection({ type }: CST.Token): boolean {
  return type === 'block-map' || type === 'block-seq' || type === 'flow-collection';
}

/** What would make a fact depend on more than the line it stands on. */
function refuseToken(lexeme: string, offset: number, limits: Limits, report: Report): void {
  const type = CST.tokenType(lexeme);
  if (type === 'tag') {
    const fix = 'remove it; quotes make a value a text';
    report.add({ id: 'yaml-tag', found: `the tag "${short(lexeme)}"`, allowed: 'no tags', fix }, offset);
  } else if (type === 'directive-line') {
    const found = `the directive "${short(lexeme)}"`;
    report.add({ id: 'yaml-directive', found, allowed: 'YAML 1.2 without directives', fix: 'remove the line' }, offset);
  } else if ((type === 'anchor' || type === 'alias') && limits.aliases === 0) {
    const found = `the ${type} "${short(lexeme)}"`;
    report.add(
      { id: 'yaml-alias', found, allowed: 'no anchors, no aliases', fix: 'write the value out at each place' },
      offset,
    );
  }
}
