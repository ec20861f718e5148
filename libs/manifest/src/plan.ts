/** What turns the old tree into the new one; paths in code-unit order. */
export interface Plan {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** How many files stay as they are. */
  readonly unchanged: number;
}

/**
 * Compares the tree on disk with the one that was rendered.
 *
 * @param old - path → digest of the file's bytes
 * @param next - path → text
 * @param digest - of a text, the same function that made `old`
 */
export function plan(
  old: ReadonlyMap<string, string>,
  next: ReadonlyMap<string, string>,
  digest: (text: string) => string,
): Plan {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [path, text] of next) {
    const before = old.get(path);
    if (before === undefined) added.push(path);
    else if (before !== digest(text)) changed.push(path);
  }
  const removed = [...old.keys()].filter((path) => !next.has(path));
  return {
    added: added.sort(),
    changed: changed.sort(),
    removed: removed.sort(),
    unchanged: next.size - added.length - changed.length,
  };
}
