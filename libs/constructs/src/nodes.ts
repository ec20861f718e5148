import type { Architecture } from '@delivery/fleet';
import type { NodeKind } from '@delivery/overlay-contract';
import type { INodeAffinity } from 'kubernetes-models/v1/NodeAffinity';
import type { INodeSelectorRequirement } from 'kubernetes-models/v1/NodeSelectorRequirement';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IPreferredSchedulingTerm } from 'kubernetes-models/v1/PreferredSchedulingTerm';
import type { AppOnCluster } from './app-on-cluster.ts';
import { profiles } from './availability.ts';

/** Which nodes an app's pods may have. */
export interface NodeChoice {
  /** Whether they may lie on spot capacity, which the cloud takes back at short notice. */
  readonly spot: 'allowed' | 'never';
  /**
   * Nodes set apart, with label and taint `delivery.example/node-pool: <pool>`.
   * @default - the nodes of all
   */
  readonly pool?: string;
}

export const nodePoolLabel = 'delivery.example/node-pool';

export interface NodePlacement extends Pick<IPodSpec, 'nodeSelector' | 'tolerations'> {
  readonly nodeAffinity?: INodeAffinity;
}

/** Spot capacity saves more than another architecture does. */
const weights = { spot: 100, arm64: 50 };

/** The nodes on which pods of an app may run: those that its image is built for, cheap ones first where it allows them. */
export function nodesFor({ cluster, overlay, image, nodes }: AppOnCluster): NodePlacement {
  const architectures = usable(cluster.nodes.architectures, image.architectures);
  const mixed = cluster.nodes.architectures.length > 1;
  const arm64 = mixed && architectures.includes('arm64') ? overlay.nodes.arm64 : undefined;
  const spot = cluster.nodes.spot ? overlay.nodes.spot : undefined;
  const wanted = nodes.spot === 'allowed' ? spot : undefined;
  const unwanted = nodes.spot === 'never' ? spot : undefined;
  const pool = profiles[cluster.availability].nodePools ? nodes.pool : undefined;

  const required: readonly INodeSelectorRequirement[] = [
    ...(architectures.length < cluster.nodes.architectures.length ? [builtFor(architectures)] : []),
    ...(unwanted ? without(unwanted) : []),
  ];
  const preferred = [
    ...(wanted ? [prefer(wanted, weights.spot)] : []),
    ...(arm64 && architectures.length > 1 ? [prefer(arm64, weights.arm64)] : []),
  ];
  const tolerations = [
    ...(arm64?.tolerations ?? []),
    ...(wanted?.tolerations ?? []),
    ...(pool === undefined
      ? []
      : [{ key: nodePoolLabel, operator: 'Equal' as const, value: pool, effect: 'NoSchedule' as const }]),
  ];
  return {
    ...(pool !== undefined && { nodeSelector: { [nodePoolLabel]: pool } }),
    ...(tolerations.length > 0 && { tolerations }),
    ...(required.length + preferred.length > 0 && {
      nodeAffinity: {
        ...(required.length > 0 && {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [...required] }] },
        }),
        ...(preferred.length > 0 && { preferredDuringSchedulingIgnoredDuringExecution: preferred }),
      },
    }),
  };
}

/** @throws when no node of the cluster can run the image */
function usable(ofNodes: readonly Architecture[], ofImage: readonly Architecture[]): readonly Architecture[] {
  const both = ofNodes.filter((architecture) => ofImage.includes(architecture));
  if (both.length > 0) return both;
  throw new Error(`the image is built for ${ofImage.join(', ')}; the nodes of the cluster are ${ofNodes.join(', ')}`);
}

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch */
function builtFor(architectures: readonly Architecture[]): INodeSelectorRequirement {
  return { key: 'kubernetes.io/arch', operator: 'In', values: [...architectures] };
}

function prefer({ labels }: NodeKind, weight: number): IPreferredSchedulingTerm {
  const matchExpressions = Object.entries(labels).map(([key, value]) => ({
    key,
    operator: 'In' as const,
    values: [value],
  }));
  return { weight, preference: { matchExpressions } };
}

/** `NotIn` holds for nodes without the label too. */
function without({ labels }: NodeKind): INodeSelectorRequirement[] {
  return Object.entries(labels).map(([key, value]) => ({ key, operator: 'NotIn', values: [value] }));
}
