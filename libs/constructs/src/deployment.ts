import { surge } from '@delivery/catalog';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import { podTemplate, type PodProps } from './pod.ts';
import { replicated } from './replicated.ts';
import type { Workload } from './workload.ts';

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label */
const revisionLabel = 'pod-template-hash';

/** Replaces pod by pod, and never has fewer than asked for. */
export function deployment(workload: Workload, container: PodProps['container'], replicas?: number): IDeployment {
  const { metadata, spec } = replicated(workload, podTemplate(workload, { revisionLabel, container }), replicas);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { ...spec, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: surge, maxUnavailable: 0 } } },
  };
}
