import type { WorkerDeclaration } from '@delivery/catalog';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { ITriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1/TriggerAuthentication';
import { bootstrapServers, kafkaSecretKeys } from './bindings/kafka.ts';
import { secretNameOf } from './secrets.ts';
import { metadataOf, type ScaleTarget, type Workload } from './workload.ts';

/** The workers of one name on one cluster share the topic's partitions. */
export function consumerGroupOf({ name }: Workload): string {
  return name;
}

/**
 * Pods by the messages that wait in a topic. While the lag cannot be read, no pod is taken away.
 *
 * @see https://keda.sh/docs/latest/scalers/apache-kafka/
 * @see https://keda.sh/docs/latest/reference/scaledobject-spec/
 */
export function scaledObject(
  workload: Workload,
  target: ScaleTarget,
  { topic, lag }: WorkerDeclaration['scaleOn'],
): IScaledObject {
  const { cluster } = workload.app;
  const { min, max } = cluster.environment.replicas;
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: metadataOf(workload),
    spec: {
      scaleTargetRef: { ...target },
      minReplicaCount: min,
      maxReplicaCount: max,
      fallback: { failureThreshold: 3, replicas: min, behavior: 'currentReplicasIfHigher' },
      advanced: {
        horizontalPodAutoscalerConfig: {
          // each pod that goes makes the others share its partitions anew
          behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
        },
      },
      triggers: [
        {
          type: 'kafka',
          metadata: {
            bootstrapServers: bootstrapServers(cluster),
            consumerGroup: consumerGroupOf(workload),
            topic,
            lagThreshold: String(lag),
          },
          authenticationRef: { name: workload.name },
        },
      ],
    },
  };
}

/** KEDA logs in to the brokers as the worker does. */
export function triggerAuthentication(workload: Workload): ITriggerAuthentication {
  const name = secretNameOf(workload.app.name, 'kafka');
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: metadataOf(workload),
    spec: { secretTargetRef: kafkaSecretKeys.map((key) => ({ parameter: key, name, key })) },
  };
}
