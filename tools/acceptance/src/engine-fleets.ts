import type { Synthesis } from '@delivery/cli/synth';
import type { EngineName } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import { ownApps } from './engine-differences.ts';
import { engineNamespaces } from './engine-parts.ts';
import { synthWith, type Edit } from './fleet.ts';

/** The committed fleet, and the same with the other engine on every cluster: all facts but the engines are equal. */
export const committed = synthWith();
export const flipped = synthWith(
  ...committed.clusters.flatMap(({ name, engine, cloud }): readonly Edit[] => {
    const [own, other] = engine === 'argocd' ? (['argocd', 'flux'] as const) : (['flux', 'argocd'] as const);
    const file = `clusters/${name}.yaml`;
    return [
      [file, `engine: ${own}`, `engine: ${other}`],
      // Azure names its identities by ids of their own
      ...(cloud === 'azure'
        ? [[file, `${engineNamespaces[own]}/secrets:`, `${engineNamespaces[other]}/secrets:`] as const]
        : []),
    ];
  }),
);

export interface Rendered {
  readonly path: string;
  readonly app: string;
  readonly text: string;
  readonly manifest: Manifest;
}

/** What a cluster is given by either engine. */
export type OnBoth = Readonly<Record<EngineName, readonly Rendered[]>>;

export function renderedOn(name: string): OnBoth {
  const isArgo = committed.clusters.some((cluster) => cluster.name === name && cluster.engine === 'argocd');
  const [argocd, flux] = isArgo ? [committed, flipped] : [flipped, committed];
  return { argocd: filesOf(argocd, name), flux: filesOf(flux, name) };
}

function filesOf({ files }: Synthesis, name: string): readonly Rendered[] {
  return [...files].flatMap(([path, { app, cluster, text, manifest }]) =>
    cluster === name && app !== undefined && manifest !== undefined ? [{ path, app, text, manifest }] : [],
  );
}

export const isSyncObject = ({ path }: Rendered) => path.includes('/gitops/');
export const isRelease = ({ manifest: { kind } }: Rendered) =>
  ['Application', 'HelmRelease', 'HelmRepository'].includes(kind);

/** Neither a sync object, nor a release, nor of an app that configures the engine. */
export const isComparable = (object: Rendered) =>
  !isSyncObject(object) && !isRelease(object) && !ownApps.some(({ app }) => app === object.app);

/** Its path below `apps/` of the cluster's folder, with `{engine}` for a folder of the engine's namespace. */
export const nameOf = ({ path }: Rendered, engine: EngineName) =>
  path.replace(/^.*?\/apps\//, '').replace(`/${engineNamespaces[engine]}/`, '/{engine}/');
