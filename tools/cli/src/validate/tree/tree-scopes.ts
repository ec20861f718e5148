import type { Finding } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import { didYouMean } from '@delivery/findings';
import type { Model } from '../../model.ts';
import { definitionsProvidedTo, factsOf } from '../facts/index.ts';
import type { Input } from '../input.ts';
import type { Scope } from '../scope.ts';
import { syncedCrds } from './synced-crds.ts';

const CLUSTERS = 'generated/clusters/';
const CRDS = 'generated/crds/';

export interface TreeScopes {
  readonly scopes: readonly Scope[];
  /** Folders of clusters that the facts do not know. */
  readonly findings: readonly Finding[];
}

/**
 * One scope a cluster, of all that its engine syncs: its own folder and its CustomResourceDefinitions. Definitions that no engine syncs,
 * since clouds bring them, are looked at too.
 *
 * @param inputs files of `generated/` by path
 * @param manifestOf the object of a file; asked only for sync objects and what bootstraps an engine
 * @param only name of the one cluster to look at. @default - all
 */
export function treeScopes(
  inputs: ReadonlyMap<string, Input>,
  manifestOf: (path: string) => Manifest | undefined,
  model: Model,
  only?: string,
): TreeScopes {
  const { clusters } = model.fleet;
  const folders = byFolder(inputs);
  const wanted = clusters.filter(({ name }) => only === undefined || name === only);
  const synced = new Set<Input>();
  const scopes = wanted.map((cluster): Scope => {
    const own = folders.get(`${CLUSTERS}${cluster.name}`) ?? [];
    const engine = own.filter(({ file }) => /^[^/]+\/[^/]+\/[^/]+\/(?:gitops|bootstrap)\//.test(file));
    const crds = [...syncedCrds(engine.flatMap(({ file }) => manifestOf(file) ?? []))].sort();
    const definitions = crds.flatMap((folder) => folders.get(`${CRDS}${folder}`) ?? []);
    for (const input of definitions) synced.add(input);
    const sources = definitionsProvidedTo(cluster);
    const provided = [...folders].flatMap(([folder, files]) =>
      sources.includes(folder.split('/')[2] ?? '') ? files : [],
    );
    return { cluster: cluster.name, facts: factsOf(cluster, model), inputs: [...own, ...definitions], provided };
  });
  if (only !== undefined) return { scopes, findings: [] };
  const others = [...folders].flatMap(([folder, files]) => (folder.startsWith(CRDS) ? files : []));
  const unsynced = others.filter((input) => !synced.has(input));
  const newest = clusters
    .map(({ kubernetes }) => kubernetes)
    .sort(byMinor)
    .at(-1);
  const rest: readonly Scope[] =
    unsynced.length === 0 || newest === undefined
      ? []
      : [{ facts: { kubernetesVersion: newest }, inputs: unsynced, judged: false }];
  const names = clusters.map(({ name }) => name);
  const strangers = [...folders.keys()].flatMap((folder) => {
    const name = folder.startsWith(CLUSTERS) ? folder.slice(CLUSTERS.length) : undefined;
    return name === undefined || names.includes(name) ? [] : [unknownCluster(name, names)];
  });
  return { scopes: [...scopes, ...rest], findings: strangers };
}

/** Files by `generated/clusters/<cluster>` and `generated/crds/<source>/<version>`; others are no objects. */
function byFolder(inputs: ReadonlyMap<string, Input>): ReadonlyMap<string, readonly Input[]> {
  const folders = new Map<string, Input[]>();
  for (const [path, input] of inputs) {
    const depth = path.startsWith(CLUSTERS) ? 3 : path.startsWith(CRDS) ? 4 : 0;
    const steps = path.split('/');
    if (depth === 0 || steps.length <= depth) continue;
    const folder = steps.slice(0, depth).join('/');
    const others = folders.get(folder);
    if (others) others.push(input);
    else folders.set(folder, [input]);
  }
  return folders;
}

function byMinor(a: string, b: string): number {
  return Number(a.split('.')[1]) - Number(b.split('.')[1]);
}

function unknownCluster(name: string, known: readonly string[]): Finding {
  const file = `${CLUSTERS}${name}/`;
  const fix = `${didYouMean(name, known)} Else run \`npm run synth\`, which removes what is not rendered`;
  return {
    id: 'unknown-cluster',
    severity: 'error',
    subject: file,
    at: { file },
    found: 'a cluster without facts',
    fix,
  };
}
