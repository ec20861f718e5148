import { ofKind, specOf } from '../drafts.ts';
import { pairs, type Pair } from '../pair.ts';
import { services } from '../services.ts';
import { environmentSlices, everywhere, ringSlices } from '../slices.ts';

const [, , canary, production] = ringSlices;
const SLICES = [...environmentSlices, canary!, production!];

/** Of the autoscaler where there is one, else of the workload. */
export const replicasUp = (): Pair[] =>
  pairs('replicas-up', services, SLICES, (objects) => {
    for (const one of ofKind(objects, 'Deployment', 'Rollout')) {
      const spec = specOf<{ replicas?: number }>(one);
      if (spec.replicas !== undefined) spec.replicas += 1;
    }
    for (const one of ofKind(objects, 'HorizontalPodAutoscaler')) specOf<{ minReplicas: number }>(one).minReplicas += 1;
    for (const one of ofKind(objects, 'ScaledObject')) specOf<{ minReplicaCount: number }>(one).minReplicaCount += 1;
  });

export const autoscalerMaxUp = (): Pair[] =>
  pairs('autoscaler-max-up', services, [everywhere, ...SLICES], (objects) => {
    for (const one of ofKind(objects, 'HorizontalPodAutoscaler')) specOf<{ maxReplicas: number }>(one).maxReplicas += 4;
    for (const one of ofKind(objects, 'ScaledObject')) specOf<{ maxReplicaCount: number }>(one).maxReplicaCount += 4;
  });
