import type { IDeploymentSpec } from 'kubernetes-models/apps/v1/DeploymentSpec';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { podOwnerMetadata, selectorOf, type Workload, type WorkloadMetadata } from './workload.ts';

/** Fields that every kind of replicated workload has, with the same meaning. */
export function replicated(
  workload: Workload,
  template: IPodTemplateSpec,
  /** Undefined where an autoscaler owns them. */
  replicas: number | undefined,
): { metadata: WorkloadMetadata; spec: Omit<IDeploymentSpec, 'strategy'> } {
  const { app, name } = workload;
  return {
    metadata: podOwnerMetadata(workload),
    spec: {
      ...(replicas !== undefined && { replicas }),
      minReadySeconds: 10,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 5,
      selector: { matchLabels: { ...selectorOf(app.name, name) } },
      template,
    },
  };
}
