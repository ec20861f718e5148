import type { Cluster, Image, Release, Ring } from '@delivery/fleet';
import { blobsAt, readBlobs } from '@delivery/git';
import { reportsStatus } from '@delivery/gitops';
import { readYaml } from '@delivery/yaml';

/** What a commit states about clusters and images. Read leniently: an old commit need not fit today's schemas. */
export interface CommitFacts {
  /** In the order in which a change travels. */
  readonly rings: readonly Ring[];
  /** Sorted by name; retired ones too. */
  readonly clusters: readonly CommitCluster[];
  /** By app. */
  readonly releases: ReadonlyMap<string, Release>;
  /** Ids of the blobs below `generated/clusters/`, by path: one object each. */
  readonly rendered: ReadonlyMap<string, string>;
}

export interface CommitCluster {
  readonly name: string;
  readonly ring: string;
  readonly state: string;
  readonly cloud: string;
  /** Whether it is often out of reach. */
  readonly intermittent: boolean;
  /** Whether it tells how it took a commit. */
  readonly reports: boolean;
  /** Those that its tree syncs. */
  readonly apps: readonly string[];
}

const CLUSTER = /^clusters\/([^/]+)\.yaml$/;
const RELEASE = /^apps\/[^/]+\/([^/]+)\/release\.yaml$/;
const SYNCED = /^generated\/clusters\/([^/]+)\/gitops\/([^/]+)\.yaml$/;

/** @throws Refusal (3) for a file that is not readable YAML */
export function factsAt(root: string, commit: string): CommitFacts {
  const blobs = blobsAt(root, commit, ['apps', 'clusters', 'generated/clusters']);
  const paths = [...blobs.keys()].sort();
  const files = paths.filter((path) => CLUSTER.test(path) || RELEASE.test(path));
  const contents = readBlobs(root, [...new Set(files.map((path) => blobs.get(path) ?? ''))]);
  const values = files.map((path) => {
    const bytes = contents.get(blobs.get(path) ?? '') ?? new Uint8Array();
    return [path, readYaml({ file: `${commit.slice(0, 12)}:${path}`, bytes }).value] as const;
  });
  const synced = paths.flatMap((path) => {
    const [, cluster, app] = SYNCED.exec(path) ?? [];
    return cluster === undefined || app === undefined ? [] : [{ cluster, app }];
  });
  return {
    rings: values.flatMap(([path, value]) => (path === 'clusters/rings.yaml' ? ringsIn(value) : [])),
    clusters: values.flatMap(([path, value]) => {
      const [, name] = CLUSTER.exec(path) ?? [];
      if (name === undefined || !has(value, 'ring', 'state')) return [];
      const apps = synced.filter(({ cluster }) => cluster === name).map(({ app }) => app);
      return [{ name, ring: value.ring, state: value.state, ...othersOf(value), apps }];
    }),
    releases: new Map(
      values.flatMap(([path, value]) => {
        const [, app] = RELEASE.exec(path) ?? [];
        return app !== undefined && isRelease(value) ? [[app, value]] : [];
      }),
    ),
    rendered: new Map([...blobs].filter(([path]) => path.startsWith('generated/clusters/'))),
  };
}

function othersOf(cluster: object): Pick<CommitCluster, 'cloud' | 'intermittent' | 'reports'> {
  const { cloud = '', link, role } = cluster as Partial<Cluster>;
  return { cloud, intermittent: link === 'intermittent', reports: role !== undefined && reportsStatus({ role }) };
}

function ringsIn(value: unknown): readonly Ring[] {
  return Array.isArray(value) ? value.filter((ring) => has(ring, 'name', 'ref')) : [];
}

function isRelease(value: unknown): value is Release {
  if (typeof value !== 'object' || value === null || !('stable' in value)) return false;
  const isImage = (image: unknown): image is Image => has(image, 'tag', 'digest');
  return (
    isImage(value.stable) && (!('candidate' in value) || (isImage(value.candidate) && has(value.candidate, 'through')))
  );
}

/** Whether an object has texts in these fields. */
function has<Field extends string>(value: unknown, ...fields: readonly Field[]): value is Record<Field, string> {
  return fields.every((field) => typeof (value as Record<string, unknown> | null)?.[field] === 'string');
}
