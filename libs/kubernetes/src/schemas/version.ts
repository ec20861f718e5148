/** A version of Kubernetes for which no schemas are at hand. */
export class UnknownVersionError extends Error {
  override readonly name = 'UnknownVersionError';
  readonly found: string;
  /** Minors that have schemas, oldest first. */
  readonly known: readonly string[];
  /** The nearest of them; undefined when the text is no version. */
  readonly nearest: string | undefined;

  constructor(found: string, known: readonly string[]) {
    const nearest = nearestOf(minorOf(found), known);
    const what = nearest === undefined ? 'is not a version of Kubernetes' : 'is not a minor that has schemas';
    super(
      `"${found}" ${what}; known: ${known.join(', ')}${nearest === undefined ? '' : `; the nearest is ${nearest}`}`,
    );
    this.found = found;
    this.known = known;
    this.nearest = nearest;
  }
}

/** The minor of a version in any spelling, e.g. `1.36` of `v1.36.3-gke.100`; undefined for anything else. */
export function minorOf(version: string): string | undefined {
  const match = /^v?(\d+)\.(\d+)(?:[.+-].*)?$/.exec(version.trim());
  return match === null ? undefined : `${Number(match[1])}.${Number(match[2])}`;
}

function nearestOf(minor: string | undefined, known: readonly string[]): string | undefined {
  if (minor === undefined) return undefined;
  const distance = (other: string) => Math.abs(rank(other) - rank(minor));
  return known.reduce<string | undefined>(
    (best, other) => (best === undefined || distance(other) < distance(best) ? other : best),
    undefined,
  );
}

/** For comparing minors. */
export function rank(minor: string): number {
  const [major = 0, lesser = 0] = minor.split('.').map(Number);
  return major * 1000 + lesser;
}
