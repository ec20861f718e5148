import { aligned } from './aligned.ts';
import { nameOfElement } from './element-keys.ts';
import { textOf } from './equal.ts';

/** Indexes of an element before and after; one of them is absent for an element that went or came. */
export type Pair =
  { readonly before: number; readonly after?: number } | { readonly before?: undefined; readonly after: number };

interface Gap {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Which elements of two lists belong together when nothing but their place tells them apart: equal ones first, between them those of one
 * name, and what is left by its place where as many went as came. Equal ones are left out.
 */
export function paired(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  const all = { before: [...before.keys()], after: [...after.keys()] };
  const differing = split(
    all,
    (index) => textOf(before[index]),
    (index) => textOf(after[index]),
  ).gaps;
  return differing.flatMap((gap): readonly Pair[] => {
    const byName = split(
      gap,
      (index) => nameOfElement(before[index]),
      (index) => nameOfElement(after[index]),
    );
    return [...byName.pairs, ...byName.gaps.flatMap(byPlace)];
  });
}

type TextAt = (index: number) => string | undefined;

/** Pairs of equal text, in order, and what stands between them. */
function split(
  gap: Gap,
  before: TextAt,
  after: TextAt,
): { readonly pairs: readonly Pair[]; readonly gaps: readonly Gap[] } {
  const pairs: Pair[] = [];
  const gaps: Gap[] = [];
  let [left, right] = [0, 0];
  const next = (toLeft: number, toRight: number) => {
    const between = { before: gap.before.slice(left, toLeft), after: gap.after.slice(right, toRight) };
    if (between.before.length + between.after.length > 0) gaps.push(between);
    [left, right] = [toLeft + 1, toRight + 1];
  };
  const texts = [
    gap.before.map((index) => before(index) ?? `-${index}`),
    gap.after.map((index) => after(index) ?? `+${index}`),
  ] as const;
  for (const [toLeft, toRight] of aligned(...texts)) {
    pairs.push({ before: gap.before[toLeft]!, after: gap.after[toRight]! });
    next(toLeft, toRight);
  }
  next(gap.before.length, gap.after.length);
  return { pairs, gaps };
}

function byPlace({ before, after }: Gap): readonly Pair[] {
  if (before.length === after.length) return before.map((index, place) => ({ before: index, after: after[place]! }));
  return [...before.map((index) => ({ before: index })), ...after.map((index) => ({ after: index }))];
}
