import type { SyntaxNode } from '@lezer/common';
import { didYouMean } from '@delivery/findings';
import type { Known } from './known.ts';
import { placeAt, type Problem } from './parse.ts';
import { selectorOf, unquoted } from './selector.ts';
import { sourcesOf } from './sources.ts';

type Labels = ReadonlySet<string>;
const none: Labels = new Set();

/** What an expression is walked with. */
interface Walk {
  readonly expr: string;
  readonly known: Known;
  readonly problems: Problem[];
}

/**
 * Labels that the series of a node can have. What it names and nobody declares is added to the problems; behind that, every label of
 * the metric counts as known, so that one mistake is reported once.
 */
export function labelsOf(node: SyntaxNode, walk: Walk): Labels | 'any' {
  switch (node.name) {
    case 'VectorSelector':
      return ofSelector(node, walk);
    case 'AggregateExpr':
      return ofAggregate(node, walk);
    case 'BinaryExpr':
      return ofBinary(node, walk);
    case 'FunctionCall':
      return ofFunction(node, walk);
    case 'NumberDurationLiteral':
    case 'StringLiteral':
      return none;
    default:
      return ofInner(node, walk);
  }
}

/** Parentheses, signs, ranges, offsets, subqueries: the labels of what stands in them. */
function ofInner(node: SyntaxNode, walk: Walk): Labels | 'any' {
  const inner = expressionsIn(node);
  return inner.length === 0 ? none : inner.map((child) => labelsOf(child, walk)).reduce(union);
}

function ofSelector(node: SyntaxNode, walk: Walk): Labels | 'any' {
  const { sources, problems } = sourcesOf(selectorOf(node, walk.expr), walk.expr, walk.known);
  walk.problems.push(...problems);
  if (sources.length === 0) return 'any';
  return new Set(sources.flatMap(({ labels }) => [...labels]));
}

function ofAggregate(node: SyntaxNode, walk: Walk): Labels | 'any' {
  const body = node.getChild('FunctionCallBody');
  const inner = body === null ? none : ofInner(body, walk);
  const modifier = node.getChild('AggregateModifier');
  const op = node.getChild('AggregateOp')?.firstChild?.name ?? '';
  const named = groupingLabels(modifier?.getChild('GroupingLabels') ?? null, inner, walk);
  if (['Topk', 'Bottomk', 'LimitK', 'LimitRatio'].includes(op)) return inner;
  const counted = op === 'CountValues' ? firstString(body, walk) : [];
  if (modifier?.getChild('Without'))
    return inner === 'any' ? 'any' : new Set([...inner, ...counted].filter((l) => !named.includes(l)));
  return new Set([...named, ...counted]);
}

function ofBinary(node: SyntaxNode, walk: Walk): Labels | 'any' {
  const [left = none, right = none] = expressionsIn(node).map((child) => labelsOf(child, walk));
  const clause = node.getChild('MatchingModifierClause');
  const [matched = null, grouped = null] = groupingsOf(clause);
  const isOn = clause?.getChild('On') !== null && clause !== null;
  const on = isOn
    ? [...groupingLabels(matched, left, walk), ...groupingLabels(matched, right, walk, left)]
    : groupingLabels(matched, union(left, right), walk);
  if (node.getChild('Or')) return union(left, right);
  if (node.getChild('And') || node.getChild('Unless')) return left;
  const groupLeft = clause?.getChild('GroupLeft');
  const groupRight = clause?.getChild('GroupRight');
  if (groupLeft) return union(left, new Set(groupingLabels(grouped, right, walk)));
  if (groupRight) return union(right, new Set(groupingLabels(grouped, left, walk)));
  if (isOn) return new Set(on);
  if (left === none || right === none) return union(left, right);
  if (left === 'any' || right === 'any') return 'any';
  // one series with one: only labels of both sides match
  return new Set([...left].filter((label) => right.has(label)));
}

function ofFunction(node: SyntaxNode, walk: Walk): Labels | 'any' {
  const name = node.getChild('FunctionIdentifier')?.firstChild?.name ?? '';
  const body = node.getChild('FunctionCallBody');
  if (body === null) return none;
  const inner = ofInner(body, walk);
  const strings = expressionsIn(body).filter(({ name: kind }) => kind === 'StringLiteral');
  const text = (child: SyntaxNode | undefined) =>
    child === undefined ? undefined : unquoted(walk.expr.slice(child.from, child.to));
  switch (name) {
    case 'LabelReplace':
    case 'LabelJoin': {
      const [dst, , ...rest] = strings;
      const sources = name === 'LabelReplace' ? rest.slice(0, 1) : rest;
      for (const source of sources) check(text(source) ?? '', source.from + 1, inner, walk);
      return union(inner, new Set([text(dst) ?? '']));
    }
    case 'SortByLabel':
    case 'SortByLabelDesc':
      for (const child of strings) check(text(child) ?? '', child.from + 1, inner, walk);
      return inner;
    case 'HistogramQuantile':
      if (inner !== 'any' && !inner.has('le')) {
        walk.problems.push({
          ...placeAt(walk.expr, node.from),
          found: 'histogram_quantile of series without the label le',
          allowed: 'series <histogram>_bucket, with le among the labels of `by`',
          fix: 'keep le, e.g. histogram_quantile(0.99, sum by (le) (rate(…_bucket[5m])))',
        });
      }
      return without(inner, 'le');
    case 'Absent':
    case 'AbsentOverTime':
      return new Set(equalitiesIn(body, walk));
    case 'Vector':
      return new Set();
    case 'Scalar':
    case 'Time':
    case 'Pi':
      return none;
    default:
      return inner;
  }
}

/** Labels that `absent` knows of series that are not there: those that must equal a value. */
function equalitiesIn(body: SyntaxNode, { expr }: Walk): string[] {
  let found: string[] = [];
  body.cursor().iterate((child) => {
    if (child.name !== 'VectorSelector') return;
    const { matchers } = selectorOf(child.node, expr);
    found = matchers.filter(({ op }) => op === '=').map(({ label }) => label);
  });
  return found;
}

/** The labels in a pair of parentheses; each must be one of `inner`, or is a problem. */
function groupingLabels(
  node: SyntaxNode | null,
  inner: Labels | 'any',
  walk: Walk,
  alreadyChecked?: Labels | 'any',
): readonly string[] {
  if (node === null) return [];
  const names = [...node.getChildren('LabelName'), ...node.getChildren('QuotedLabelName')].map((child) => {
    const raw = walk.expr.slice(child.from, child.to);
    return { label: child.name === 'LabelName' ? raw : unquoted(raw), from: child.from };
  });
  for (const { label, from } of names) {
    const reported = alreadyChecked !== undefined && alreadyChecked !== 'any' && !alreadyChecked.has(label);
    if (!reported) check(label, from, inner, walk);
  }
  return names.map(({ label }) => label);
}

function check(label: string, from: number, inner: Labels | 'any', { expr, problems }: Walk): void {
  // label_replace of nothing sets a constant
  if (inner === 'any' || label === '' || inner.has(label)) return;
  const labels = [...inner].sort();
  problems.push({
    ...placeAt(expr, from),
    found: `label "${label}", which none of the series here has`,
    allowed: labels.join(', ') || 'no label: the series here have none',
    fix: didYouMean(label, labels),
  });
}

function groupingsOf(clause: SyntaxNode | null): readonly SyntaxNode[] {
  return clause?.getChildren('GroupingLabels') ?? [];
}

function firstString(body: SyntaxNode | null, { expr }: Walk): readonly string[] {
  const first = body?.getChild('StringLiteral');
  return first ? [unquoted(expr.slice(first.from, first.to))] : [];
}

function union(a: Labels | 'any', b: Labels | 'any'): Labels | 'any' {
  if (a === none) return b;
  if (b === none) return a;
  return a === 'any' || b === 'any' ? 'any' : new Set([...a, ...b]);
}

function without(labels: Labels | 'any', one: string): Labels | 'any' {
  return labels === 'any' ? 'any' : new Set([...labels].filter((label) => label !== one));
}

/** Children that are expressions: neither operators nor modifiers. */
function expressionsIn(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.type.is('Expr')) children.push(child);
  return children;
}
