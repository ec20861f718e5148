/** What the path of a file says about its objects. */
export interface Place {
  /** `''` when it says none. */
  readonly cluster: string;
  /** `''` when it says none. */
  readonly app: string;
}

/** Reads cluster and app from the path of a file. */
export type Layout = (path: string) => Place;

const CLUSTER = /(?:^|\/)clusters\/([^/]+)\/(.*)$/;
const APP = /^apps\/([^/]+)\//;
const SYNC = /^gitops\/([^/]+)\.ya?ml$/;

/** `…/clusters/<cluster>/apps/<app>/…` and `…/clusters/<cluster>/gitops/<app>.yaml`; any tree with a folder `clusters` at least tells clusters. */
export const clustersLayout: Layout = (path) => {
  const [, cluster = '', rest = ''] = CLUSTER.exec(path) ?? [];
  return { cluster, app: APP.exec(rest)?.[1] ?? SYNC.exec(rest)?.[1] ?? '' };
};

/**
 * A layout in words, e.g. `envs/{cluster}/{app}/**`: `{cluster}` and `{app}` stand for one folder or the beginning of a file name,
 * `*` for anything in a folder, `**` for anything below. A path that does not fit says nothing.
 */
export function layoutOf(pattern: string): Layout {
  const source = pattern.replace(/\{(cluster|app)\}|\*\*|\*|[.+?^$()|[\]\\{}]/g, (token, name?: string) => {
    if (name !== undefined) return `(?<${name}>[^/]+?)`;
    if (token === '**') return '.*';
    return token === '*' ? '[^/]*' : `\\${token}`;
  });
  const fits = new RegExp(`^${source}$`);
  return (path) => {
    const { cluster = '', app = '' } = fits.exec(path)?.groups ?? {};
    return { cluster, app };
  };
}
