import { at, textAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { textsIn } from './texts.ts';
import { isSyncObject } from './sync-objects.ts';

/** Finds the names of other clusters in texts. */
export interface ClusterNames {
  /** Names in a text, without those that are the object's own. */
  readonly in: (text: string, own: readonly string[]) => readonly string[];
}

/** A name of one word may stand in any text: it counts as a folder below `clusters/` only. */
export function clusterNames(names: readonly string[]): ClusterNames {
  const sorted = names.filter(Boolean).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const plain = sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const any = sorted.length === 0 ? undefined : new RegExp(plain.join('|'));
  const exact = plain.map((name, index) =>
    sorted[index]!.includes('-') && name.length > 6
      ? `(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`
      : `(?<=clusters/)${name}(?=/|$)`,
  );
  // The longest name wins, so that a part of the own one is no other.
  const all = new RegExp(exact.join('|'), 'g');
  return {
    in: (text, own) =>
      any?.test(text) === true ? [...new Set(text.match(all) ?? [])].filter((name) => !own.includes(name)) : [],
  };
}

/** Clusters that an object may name: its own, and that to which a sync object applies. */
export function ownClusters({ cluster, manifest }: TreeObject): readonly string[] {
  if (!isSyncObject(manifest)) return [cluster];
  const remote = [
    textAt(manifest, 'spec', 'destination', 'name'),
    textAt(manifest, 'spec', 'kubeConfig', 'secretRef', 'name'),
  ];
  return [cluster, ...remote.flatMap((name) => name ?? [])];
}

/** Kinds that are there to name others. */
const ENDPOINTS = new Set([
  ...['ServiceEntry', 'WorkloadEntry', 'ServiceImport', 'ServiceExport', 'ScrapeConfig', 'Probe', 'DNSEndpoint'],
  ...['ApplicationSet', 'ClusterMesh', 'CiliumClusterConfig', 'GrafanaDatasource', 'PrometheusAgent', 'Prometheus'],
]);

/** Whether an object is about several clusters: by its kind, or since it names more than one other. */
export function isOfTheFleet({ manifest }: TreeObject, names: ClusterNames, own: readonly string[]): boolean {
  if (ENDPOINTS.has(manifest.kind)) return true;
  if (at(manifest, 'metadata', 'labels', 'argocd.argoproj.io/secret-type') === 'cluster') return true;
  const found = new Set([...textsIn(manifest)].flatMap(({ text }) => names.in(text, own)));
  return found.size > 1;
}

const ACCOUNTS = [
  /\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d{12}):/g,
  /\b(\d{12})\.dkr\.ecr\./g,
  /\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi,
  /\b([a-z0-9]{5,50})\.azurecr\.io\b/g,
  /-docker\.pkg\.dev\/([a-z][a-z0-9-]{4,28}[a-z0-9])\//g,
  /@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com/g,
];

/** What every text with an account in it holds: to pass all others over. */
const ANY_ACCOUNT =
  /arn:aws|\.dkr\.ecr\.|\/subscriptions\/|\.azurecr\.io|docker\.pkg\.dev\/|\.iam\.gserviceaccount\.com/i;

/** Account ids, registries and projects that a text names. */
export function accountsIn(text: string): readonly string[] {
  if (text.length > 4096 || !ANY_ACCOUNT.test(text)) return [];
  return ACCOUNTS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, account]) => account!));
}

const known = new WeakMap<Tree, ReadonlyMap<string, ReadonlySet<string>>>();

/** Accounts of every cluster of a tree, each with the clusters that name it. Reads the whole tree, once. */
export function accountsOf(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  const before = known.get(tree);
  if (before) return before;
  const found = new Map<string, Set<string>>();
  known.set(tree, found);
  for (const { cluster, manifest } of tree.objects()) {
    if (manifest.kind === 'CustomResourceDefinition') continue;
    for (const { text } of textsIn(manifest)) {
      for (const account of accountsIn(text)) {
        const clusters = found.get(account);
        if (clusters) clusters.add(cluster);
        else found.set(account, new Set([cluster]));
      }
    }
  }
  return found;
}
