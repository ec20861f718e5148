import { nodePoolLabel } from '@delivery/constructs';
import type { Cluster } from '@delivery/fleet';
import type { NodeProvisioner } from '@delivery/overlay-contract';
import type { INodePool } from '@kubernetes-models/karpenter/karpenter.sh/v1/NodePool';

type NodePool = INodePool & { metadata: { name: string } };
type Template = NonNullable<INodePool['spec']>['template'];

/** Most that one pool may grow to: what a runaway autoscaler costs before somebody looks. */
const limits = {
  general: { cpu: '400', memory: '1600Gi' },
  card: { cpu: '64', memory: '256Gi' },
};

/**
 * `general` takes every pod. `card` is set apart for pods that see card data, and never on spot capacity.
 *
 * @see https://karpenter.sh/docs/concepts/nodepools/
 */
export function nodePools(cluster: Cluster, provisioner: NodeProvisioner): readonly NodePool[] {
  return [
    nodePool('general', cluster, provisioner, { spot: cluster.nodes.spot }),
    nodePool('card', cluster, provisioner, {
      spot: false,
      metadata: { labels: { [nodePoolLabel]: 'card' } },
      taints: [{ key: nodePoolLabel, value: 'card', effect: 'NoSchedule' }],
    }),
  ];
}

interface Variant {
  readonly spot: boolean;
  readonly metadata?: Template['metadata'];
  readonly taints?: NonNullable<Template['spec']['taints']>;
}

function nodePool(
  name: keyof typeof limits,
  { nodes, zones }: Cluster,
  { nodeClassRef, capacityTypeLabel }: NodeProvisioner,
  { spot, metadata, taints }: Variant,
): NodePool {
  const oneOf = (key: string, values: readonly string[]) => ({ key, operator: 'In' as const, values: [...values] });
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name },
    spec: {
      limits: limits[name],
      disruption: {
        consolidationPolicy: 'WhenEmptyOrUnderutilized',
        consolidateAfter: '5m',
        // one node of a small cluster, a tenth of a large one
        budgets: [{ nodes: '10%' }],
      },
      template: {
        ...(metadata && { metadata }),
        spec: {
          nodeClassRef,
          // a month, in which a new image of the nodes reaches all of them
          expireAfter: '720h',
          // longer than any pod drains; then a budget that blocks is overruled
          terminationGracePeriod: '1h',
          requirements: [
            oneOf('kubernetes.io/os', ['linux']),
            oneOf('kubernetes.io/arch', nodes.architectures),
            oneOf('topology.kubernetes.io/zone', zones),
            oneOf(capacityTypeLabel, spot ? ['on-demand', 'spot'] : ['on-demand']),
          ],
          ...(taints && { taints }),
        },
      },
    },
  };
}
