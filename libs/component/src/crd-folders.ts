import { crdSource, crdSources } from '@delivery/kubernetes';
import type { CatalogContext } from './component.ts';

/** Folders below `generated/crds/` of what a cluster needs: its engine and its apps, but for what the cloud pre-installs. */
export function crdFolders({
  cluster,
  overlay,
  apps,
}: Pick<CatalogContext, 'cluster' | 'overlay' | 'apps'>): readonly string[] {
  const ofEngine = crdSources.filter(({ engine }) => engine === cluster.engine).map(({ name }) => name);
  const provided = overlay.provides(cluster).flatMap(({ kind, name }) => (kind === 'crds' ? [name] : []));
  const names = new Set([...ofEngine, ...apps.flatMap(({ crds = [] }) => crds)]);
  return [...names]
    .filter((name) => !provided.includes(name))
    .sort()
    .map((name) => `${name}/${crdSource(name).version}`);
}
