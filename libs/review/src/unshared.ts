/**
 * Elements that another list does not have, in their order. Both are mostly alike, so most of them are met in step, and only what is left
 * is looked up.
 */
export function unshared<T>(own: readonly T[], others: readonly T[]): readonly T[] {
  const rest: T[] = [];
  const left: T[] = [];
  let i = 0;
  let j = 0;
  while (i < own.length && j < others.length) {
    if (own[i] === others[j]) {
      i += 1;
      j += 1;
    } else if (own[i] === others[j + 1]) left.push(others[j++]!);
    else {
      rest.push(own[i++]!);
      if (own[i] !== others[j]) left.push(others[j++]!);
    }
  }
  const known = new Set(left);
  for (; j < others.length; j++) known.add(others[j]!);
  return [...rest, ...own.slice(i)].filter((one) => !known.has(one));
}
