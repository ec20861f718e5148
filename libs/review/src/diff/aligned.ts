/**
 * Which elements of two lists are the same ones, as pairs of indexes that ascend on both sides. Of texts that occur once it is the longest
 * such list; the n-th of equal texts meets the n-th. Takes n log n steps, whatever the lists hold.
 */
export function aligned(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const places = new Map<string, number[]>();
  for (const [index, text] of before.entries()) {
    const others = places.get(text);
    if (others) others.push(index);
    else places.set(text, [index]);
  }
  const used = new Map<string, number>();
  const met: [number, number][] = [];
  for (const [index, text] of after.entries()) {
    const nth = used.get(text) ?? 0;
    const place = places.get(text)?.[nth];
    if (place === undefined) continue;
    used.set(text, nth + 1);
    met.push([place, index]);
  }
  return ascending(met);
}

/** The longest part in which the left side ascends too. */
function ascending(pairs: readonly [number, number][]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, [left]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle] ?? 0]![0] < left) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1]);
    tails[low] = index;
  }
  const found: [number, number][] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) found.push(pairs[at]!);
  return found.reverse();
}
