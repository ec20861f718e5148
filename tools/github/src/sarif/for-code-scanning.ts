/** A SARIF 2.1.0 log, as far as it is read here. */
export interface Sarif {
  readonly runs: readonly { readonly results?: readonly Result[] }[];
}

interface Result {
  readonly level?: string;
  readonly locations?: readonly Location[];
}

interface Location {
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } };
}

/** Of more, code scanning shows those of the highest severity; it refuses a run of more than 25,000. */
const MOST = 5_000;

export interface ForCodeScanning {
  readonly sarif: Sarif;
  /** How many results are not in it, because no file is known. */
  readonly noFile: number;
  /** How many results are not in it, because code scanning would not show them. */
  readonly tooMany: number;
}

/**
 * For one result without a file code scanning refuses them all, and it looks for paths below the root of the repository.
 *
 * @param prefix folder of the repository that paths of main locations start from, `''` for its root
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function forCodeScanning(sarif: Sarif, prefix: string): ForCodeScanning {
  const folder = prefix.split('/').filter((part) => part !== '' && part !== '.');
  let [noFile, tooMany] = [0, 0];
  const runs = sarif.runs.map((run) => {
    const placed = (run.results ?? []).filter(({ locations }) => locations?.[0]?.physicalLocation !== undefined);
    const worstFirst = [...placed].sort((a, b) => rank(a) - rank(b));
    const shown = worstFirst.slice(0, MOST);
    noFile += (run.results?.length ?? 0) - placed.length;
    tooMany += placed.length - shown.length;
    return { ...run, results: shown.map((result) => below(folder, result)) };
  });
  return { sarif: { ...sarif, runs }, noFile, tooMany };
}

const rank = ({ level }: Result) => (level === 'error' ? 0 : 1);

function below(folder: readonly string[], result: Result): Result {
  const locations = result.locations?.map((location) => {
    const { physicalLocation: place } = location;
    if (place === undefined) return location;
    const uri = [...folder.map(encodeURIComponent), place.artifactLocation.uri].join('/');
    return { ...location, physicalLocation: { ...place, artifactLocation: { ...place.artifactLocation, uri } } };
  });
  return { ...result, ...(locations && { locations }) };
}
