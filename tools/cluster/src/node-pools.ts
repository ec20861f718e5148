import type { Manifest } from '@delivery/manifest';
import type { FakeNode } from './nodes.ts';

interface Toleration {
  readonly key?: string;
  readonly value?: string;
  readonly effect?: string;
}

interface PodTemplate {
  readonly spec?: {
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly tolerations?: readonly Toleration[];
  };
}

interface WorkloadSpec {
  readonly template?: PodTemplate;
  readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
}

/**
 * The nodes that pods of a tree select and a cluster lacks: node pools are made outside of the tree. Each pool gets a node
 * in each zone, with the labels that are selected, and the taints that the same pods tolerate by these labels.
 *
 * @param nodes those that the cluster has
 */
export function poolNodes(manifests: readonly Manifest[], nodes: readonly FakeNode[]): FakeNode[] {
  const pools = new Map(manifests.flatMap(poolOf));
  const lacking = [...pools].filter(([, { labels }]) => !nodes.some((node) => carries(node, labels)));
  const zones = new Map(nodes.map(({ zone, region }) => [zone, region]));
  return lacking.flatMap(([, pool]) => {
    const name = Object.values(pool.labels).join('-').toLowerCase();
    return [...zones].map(([zone, region]) => ({
      ...pool,
      name: ['node', zone, name].filter(Boolean).join('-'),
      ...(zone !== undefined && { zone }),
      ...(region !== undefined && { region }),
    }));
  });
}

function poolOf({ spec }: Manifest): [string, Required<Pick<FakeNode, 'labels' | 'taints'>>][] {
  const { template, jobTemplate } = (spec ?? {}) as WorkloadSpec;
  const { nodeSelector: labels, tolerations = [] } = (template ?? jobTemplate?.spec?.template)?.spec ?? {};
  if (labels === undefined) return [];
  const taints = tolerations.flatMap(({ key = '', value, effect = 'NoSchedule' }) =>
    key in labels ? [{ key, effect, ...(value !== undefined && { value }) }] : [],
  );
  return [[JSON.stringify(Object.entries(labels).sort()), { labels, taints }]];
}

function carries({ labels = {}, arch = 'amd64' }: FakeNode, selected: Readonly<Record<string, string>>): boolean {
  const all: Readonly<Record<string, string>> = { 'kubernetes.io/arch': arch, 'kubernetes.io/os': 'linux', ...labels };
  return Object.entries(selected).every(([key, value]) => all[key] === value);
}
