import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { metadataOf, selectorOf, type Workload } from './workload.ts';

/** Lets a node drain take one pod at a time, and any pod that is not well. */
export function disruptionBudget(workload: Workload): IPodDisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(workload),
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { ...selectorOf(workload.app.name, workload.name) } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  };
}
