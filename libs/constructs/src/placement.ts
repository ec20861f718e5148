import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
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
  const { nodeAffinity, ...nodes } = nodesFor(workload.app);
  const affinity = { ...(nodeAffinity && { nodeAffinity }), ...(podAntiAffinity && { podAntiAffinity }) };
  return { ...spread, ...nodes, ...(Object.keys(affinity).length > 0 && { affinity }) };
}
