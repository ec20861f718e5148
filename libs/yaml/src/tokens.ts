import { CST, Lexer, Parser } from 'yaml';
import type { Limits } from './limits.ts';
import { type Problem, type Report, short } from './report.ts';

/** A document, its end, and as many errors as are worth showing. */
const MOST_TOKENS = 50;

/**
 * The concrete syntax of the first document; undefined, and reported, when a limit stops it.
 * The lexer and the parser keep a stack of their own, so that no depth overflows ours.
 */
export function tokensOf(text: string, limits: Limits, report: Report, tags = false): CST.Token[] | undefined {
  const tokens: CST.Token[] = [];
  // Directives are refused, and comments between documents say nothing.
  const keep = (token: CST.Token) => {
    if (token.type === 'document' || token.type === 'doc-end' || token.type === 'error') tokens.push(token);
  };
  const parser = new Parser();
  let count = 0;
  let afterMark = false;
  for (const lexeme of new Lexer().lex(text)) {
    // Before a scalar the lexer puts a mark of its own; what follows may look like any token.
    const problem = afterMark ? undefined : refusedToken(lexeme, limits, tags);
    if (problem) report.add(problem, parser.offset);
    afterMark = !afterMark && lexeme === CST.SCALAR;
    if (!afterMark) count += 1;
    for (const token of parser.next(lexeme)) keep(token);
    const [root] = parser.stack;
    if (root?.type === 'document' && tokens.some(({ type }) => type === 'document')) {
      const fix = 'make it a file of its own';
      report.add({ id: 'yaml-documents', found: 'a second document', allowed: 'one', fix }, root.offset);
      return tokens;
    }
    const exceeded = exceededLimit(parser.stack, count, limits);
    if (exceeded) report.add(exceeded, parser.offset);
    if (exceeded || report.full) return undefined;
    if (tokens.length > MOST_TOKENS) return tokens;
  }
  for (const token of parser.end()) keep(token);
  return tokens;
}

function exceededLimit(stack: readonly CST.Token[], count: number, limits: Limits): Problem | undefined {
  if (count > limits.tokens) {
    const found = `more than ${limits.tokens} words, marks and spaces`;
    return { id: 'yaml-size', found, allowed: `at most ${limits.tokens}`, fix: 'split the file' };
  }
  // Cheap first: the document, a scalar and its properties are on the stack as well.
  if (stack.length <= limits.depth || stack.filter(isCollection).length <= limits.depth) return undefined;
  const found = `more than ${limits.depth} levels of lists and objects`;
  return { id: 'yaml-depth', found, allowed: `at most ${limits.depth}`, fix: 'make it flatter' };
}

function isCollection({ type }: CST.Token): boolean {
  return type === 'block-map' || type === 'block-seq' || type === 'flow-collection';
}

/** What would make a fact depend on more than the line it stands on. */
function refusedToken(lexeme: string, limits: Limits, tags: boolean): Problem | undefined {
  const type = CST.tokenType(lexeme);
  const found = `the ${type === 'directive-line' ? 'directive' : type} "${short(lexeme)}"`;
  if (type === 'tag' && !tags)
    return { id: 'yaml-tag', found, allowed: 'no tags', fix: 'remove it; quotes make a value a text' };
  if (type === 'directive-line') {
    return { id: 'yaml-directive', found, allowed: 'YAML 1.2 without directives', fix: 'remove the line' };
  }
  if ((type !== 'anchor' && type !== 'alias') || limits.aliases > 0) return undefined;
  return { id: 'yaml-alias', found, allowed: 'no anchors, no aliases', fix: 'write the value out at each place' };
}
