import { clouds, overlayOf } from '@delivery/component';
import { didYouMean } from '@delivery/findings';
import { parseFleet, type Cluster } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import type { NodeKind } from '@delivery/overlay-contract';
import { readSources } from '@delivery/tree';
import { definitionsOf } from './definitions.ts';
import { checkout } from './folders.ts';
import type { FakeNode } from './nodes.ts';
import { refuse } from './refuse.ts';

/** What a cluster has before its engine comes. */
export interface FactCluster {
  /** In each of its zones one of each architecture, and a spot node where it has those. */
  readonly nodes: readonly FakeNode[];
  /** The definitions that its cloud installs. */
  readonly provided: readonly Manifest[];
}

/**
 * What the facts and the cloud of a file in clusters/ say.
 *
 * @throws Refusal for a name that no file has
 */
export function factCluster(name: string): FactCluster {
  const { clusters } = parseFleet(readSources(checkout), clouds);
  const cluster = clusters.find((candidate) => candidate.name === name);
  if (cluster === undefined) throw unknown(name, clusters);
  const provided = overlayOf(cluster).provides(cluster);
  return {
    nodes: nodesOf(cluster, overlayOf(cluster).nodes),
    provided: provided.flatMap((thing) => (thing.kind === 'crds' ? definitionsOf(thing.name) : [])),
  };
}

type NodeKinds = { readonly arm64: NodeKind; readonly spot: NodeKind | undefined };

/** Taints are those that the cloud's own tolerations speak of. */
export function nodesOf(
  { nodes: { architectures, spot }, zones, region }: Pick<Cluster, 'nodes' | 'zones' | 'region'>,
  kinds: NodeKinds,
): FakeNode[] {
  const places = zones.length === 0 ? [undefined] : zones;
  const variants: readonly Omit<FakeNode, 'zone' | 'region'>[] = [
    ...architectures.map((arch) => {
      return arch === 'arm64' ? { name: arch, arch, ...marked(kinds.arm64) } : { name: '', arch };
    }),
    ...(spot && kinds.spot ? [{ name: 'spot', ...marked(kinds.spot) }] : []),
  ];
  return places.flatMap((zone) =>
    variants.map((variant) => ({
      ...variant,
      name: ['node', zone, variant.name].filter(Boolean).join('-'),
      region,
      ...(zone !== undefined && { zone }),
    })),
  );
}

function marked({ labels, tolerations }: NodeKind): Required<Pick<FakeNode, 'labels' | 'taints'>> {
  const taints = tolerations.map(({ key = '', value, effect = 'NoSchedule' }) => {
    return { key, effect, ...(value !== undefined && { value }) };
  });
  return { labels, taints };
}

function unknown(name: string, clusters: readonly Cluster[]) {
  const names = clusters.map((candidate) => candidate.name);
  const fix = didYouMean(name, names);
  return refuse(2, {
    id: 'cluster-exists',
    subject: '--cluster',
    found: `"${name}"`,
    allowed: names.join(', '),
    fix,
  });
}
