import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** Something in an expression that is wrong, at a place in its text. */
export interface Problem {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly found: string;
  readonly allowed: string;
  readonly fix: string;
}

/** Deeper than any query: the parser's tree is walked by recursion. */
const deepest = 200;

/** A parsed expression, or what is wrong with its syntax. */
export type Parsed =
  | { readonly tree: Tree; readonly problems: readonly [] }
  | { readonly tree?: undefined; readonly problems: readonly [Problem, ...Problem[]] };

/** Most expressions stand on many clusters, and are read when they are written, checked and shown. */
const known = new Map<string, Parsed>();

/** Reads PromQL. Never throws. */
export function parse(expr: string): Parsed {
  const parsed = known.get(expr) ?? read(expr);
  known.set(expr, parsed);
  return parsed;
}

function read(expr: string): Parsed {
  const tree = parser.parse(expr);
  const first = firstError(tree);
  if (first !== undefined) return { problems: [syntaxProblem(expr, first)] };
  if (depthOf(tree.topNode) > deepest)
    return {
      problems: [
        {
          ...placeAt(expr, 0),
          found: 'an expression nested too deeply',
          allowed: `${deepest} levels`,
          fix: 'record parts of it',
        },
      ],
    };
  return { tree, problems: [] };
}

/** What is wrong with the syntax of an expression; nothing for PromQL. */
export function problemsOf(expr: string): readonly Problem[] {
  return parse(expr).problems;
}

/** The parser goes on after an error and then finds more of them: only the first is the author's. */
function firstError(tree: Tree): SyntaxNode | undefined {
  let first: SyntaxNode | undefined;
  tree.iterate({
    enter(node) {
      if (first === undefined && node.type.isError) first = node.node;
      return first === undefined;
    },
  });
  return first;
}

function syntaxProblem(expr: string, { from, to }: SyntaxNode): Problem {
  const rest = expr.slice(from, Math.max(to, from + 1));
  const word = /^[^\s(){}[\],]+/.exec(expr.slice(from))?.[0] ?? rest;
  const found =
    expr.trim() === '' ? 'nothing' : from >= expr.trimEnd().length ? 'the end' : JSON.stringify(shortened(word));
  return { ...placeAt(expr, from), found, allowed: 'PromQL', fix: 'correct the expression' };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

export function placeAt(text: string, offset: number): Pick<Problem, 'line' | 'column'> {
  const before = text.slice(0, offset);
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Without recursion: what is deep must not end it. */
function depthOf(top: SyntaxNode): number {
  const cursor = top.cursor();
  let depth = 1;
  let most = 1;
  for (;;) {
    if (cursor.firstChild()) most = Math.max(most, ++depth);
    else {
      while (!cursor.nextSibling()) {
        if (!cursor.parent()) return most;
        depth--;
      }
    }
  }
}
