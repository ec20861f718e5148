/** From the first to the last number, both included. */
export type Range = readonly [first: bigint, last: bigint];

/** What is left of ranges when others are taken away; the others may overlap and come in any order. */
export function without(ranges: readonly Range[], taken: readonly Range[]): readonly Range[] {
  let left = ranges;
  for (const [first, last] of taken) {
    left = left.flatMap(([from, to]): Range[] => {
      if (last < from || first > to) return [[from, to]];
      const before: Range[] = from < first ? [[from, first - 1n]] : [];
      const after: Range[] = to > last ? [[last + 1n, to]] : [];
      return [...before, ...after];
    });
  }
  return left;
}

/** What both have. */
export function shared(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  return without(ranges, without(ranges, others));
}
