import type { SyntaxNode } from '@lezer/common';

/** `=`, `!=`, `=~` or `!~`, with the value unquoted. */
export interface Matcher {
  readonly label: string;
  readonly op: string;
  readonly value: string;
  /** Offset of the label in the expression. */
  readonly from: number;
}

/** One selector of series in an expression. */
export interface Selector {
  /** Undefined when it names no metric, or several by a pattern. */
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
  readonly from: number;
}

/** Of a node `VectorSelector`. */
export function selectorOf(node: SyntaxNode, expr: string): Selector {
  const text = ({ from, to }: { from: number; to: number }) => expr.slice(from, to);
  const identifier = node.getChild('Identifier');
  const inBraces = node.getChild('LabelMatchers');
  const quotedName = inBraces?.getChild('QuotedLabelName');
  const all = [
    ...(inBraces?.getChildren('UnquotedLabelMatcher') ?? []),
    ...(inBraces?.getChildren('QuotedLabelMatcher') ?? []),
  ].flatMap((matcher) => {
    const label = matcher.getChild('LabelName') ?? matcher.getChild('QuotedLabelName');
    const op = matcher.getChild('MatchOp');
    const value = matcher.getChild('StringLiteral');
    if (label === null || op === null || value === null) return [];
    const name = label.name === 'LabelName' ? text(label) : unquoted(text(label));
    return [{ label: name, op: text(op), value: unquoted(text(value)), from: label.from }];
  });
  const byLabel = all.find(({ label, op }) => label === '__name__' && op === '=')?.value;
  const name = identifier ? text(identifier) : quotedName ? unquoted(text(quotedName)) : byLabel;
  return { metric: name, matchers: all.filter(({ label }) => label !== '__name__'), from: node.from };
}

/** The value of a string as PromQL writes it: quotes with the escapes of Go, or backticks without. */
export function unquoted(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith('`')) return inner;
  return inner.replace(/\\(.)/gs, (_whole, sign: string) => escapes[sign] ?? sign);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' };
