/** What has the same key, in the order in which it comes. */
export function grouped<T>(all: Iterable<T>, key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = key(one);
    const others = groups.get(name);
    if (others) others.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
