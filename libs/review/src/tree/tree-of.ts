import { templatesIn } from './charts.ts';
import type { TreeFile } from './file.ts';
import { kustomizationsOf } from './kustomize.ts';
import { clustersLayout, type Layout } from './layout.ts';
import { placementsOf } from './placements-of.ts';
import { indexOf } from './tree-index.ts';
import type { ClusterFacts, Tree } from './tree.ts';
import { unitsOf } from './units-of.ts';

export interface TreeOptions {
  /** @default - folders `clusters/<cluster>`, and in them `apps/<app>` */
  readonly layout?: Layout;
  /** What is known of a cluster. @default - nothing, so production is assumed */
  readonly factsOf?: (cluster: string) => Omit<ClusterFacts, 'name'> | undefined;
  /** Files that are no objects unless a sync object applies them. @default - none */
  readonly isPlain?: (path: string) => boolean;
  /** The other side, made with the same layout: what both share is one value then. @default - none */
  readonly like?: Tree;
}

/** One side of a comparison. Parses sync objects and kustomizations at once, everything else when it is asked for. */
export function treeOf(
  files: readonly TreeFile[],
  { layout = clustersLayout, factsOf, isPlain: isPlainAlone = () => false, like }: TreeOptions = {},
): Tree {
  const kustomizations = kustomizationsOf(files);
  const isTemplate = templatesIn(files);
  const isPlain = (path: string) => kustomizations.plain.has(path) || isTemplate(path);
  const { units, root } = unitsOf(files, { layout, kustomizations, isPlain });
  const placements = placementsOf(files, layout, units, { root, isPlain, isPlainAlone, like: like?.placements ?? [] });
  const names = [
    ...new Set([...placements.map(({ cluster }) => cluster), ...units.map(({ cluster }) => cluster)]),
  ].sort();
  const clusters = new Map(
    names.map((name) => [name, { name, environment: 'production', ...factsOf?.(name) } satisfies ClusterFacts]),
  );
  return { clusters, units, placements, ...indexOf(placements) };
}
