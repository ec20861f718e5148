/** Signs of globs that are not read here: what fits them is not known. */
const UNREAD = /[[\]{}\\?]/;

/**
 * Whether text fits a glob: `*` stands for any letters, with a separator for any but that, and `**` for any at all. A glob with other
 * signs fits everything.
 *
 * Without a regular expression, since one that is made from a foreign glob may take for ever.
 */
export function fits(text: string, glob: string, separator?: string): boolean {
  if (!glob.includes('*')) return text === glob || UNREAD.test(glob);
  if (glob === '*' || UNREAD.test(glob)) return true;
  // the places in the text to which the glob so far may have come
  let reached: readonly number[] = [0];
  for (const [part] of glob.matchAll(/\*+|[^*]+/g)) {
    if (!part.startsWith('*')) {
      reached = reached.filter((place) => text.startsWith(part, place)).map((place) => place + part.length);
      continue;
    }
    const next: number[] = [];
    for (const from of reached) {
      const stop = part === '*' && separator !== undefined ? text.indexOf(separator, from) : -1;
      const last = stop === -1 ? text.length : stop;
      for (let to = Math.max(from, (next.at(-1) ?? -1) + 1); to <= last; to++) next.push(to);
    }
    reached = next;
  }
  return reached.includes(text.length);
}
