import type { Cluster } from '@delivery/fleet';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IToleration } from 'kubernetes-models/v1/Toleration';
import { profiles } from './availability.ts';
import { nodesFor } from './nodes.ts';
import { spreadOf } from './spread.ts';
import type { Workload } from './workload.ts';

/**
 * Where the pods of a workload run.
 *
 * @param revisionLabel of pods that stand beside others of the same workload; undefined for pods that run alone
 */
export function placement(
  workload: Workload,
  revisionLabel: string | undefined,
): Pick<IPodSpec, 'affinity' | 'nodeSelector' | 'tolerations' | 'topologySpreadConstraints'> {
  const { podAntiAffinity, ...spread } = revisionLabel === undefined ? {} : spreadOf(workload, revisionLabel);
  const { nodeAffinity, tolerations: ofNodes = [], ...nodes } = nodesFor(workload.app);
  const tolerations = [...ofNodes, ...(revisionLabel === undefined ? [] : nodeLoss(workload.app.cluster))];
  const affinity = { ...(nodeAffinity && { nodeAffinity }), ...(podAntiAffinity && { podAntiAffinity }) };
  return {
    ...spread,
    ...nodes,
    ...(tolerations.length > 0 && { tolerations }),
    ...(Object.keys(affinity).length > 0 && { affinity }),
  };
}

/**
 * How long pods stay on a node that is gone. A task stays: it may still be at work behind a cut network.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
function nodeLoss({ availability }: Cluster): readonly IToleration[] {
  const { nodeLossSeconds } = profiles[availability];
  if (nodeLossSeconds === undefined) return [];
  return ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].map((key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: nodeLossSeconds,
  }));
}
