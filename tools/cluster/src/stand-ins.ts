/** Addresses on loopback in the place of those that the committed tree names. */
export interface StandIns {
  add(committed: string, served: string): void;
  replace(text: string): string;
}

export function createStandIns(): StandIns {
  const addresses = new Map<string, string>();
  return {
    add: (committed, served) => void addresses.set(committed, served),
    // the longest first: one repository's address may be the beginning of another's
    replace(text) {
      const longestFirst = [...addresses].sort(([a], [b]) => b.length - a.length);
      return longestFirst.reduce((result, [committed, served]) => result.replaceAll(committed, served), text);
    },
  };
}
