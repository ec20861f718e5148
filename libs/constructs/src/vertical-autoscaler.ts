import { metadataOf, type ScaleTarget, type Workload, type WorkloadMetadata } from './workload.ts';

/**
 * A VerticalPodAutoscaler, as far as the platform uses it.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md
 */
export interface VerticalPodAutoscaler {
  readonly apiVersion: 'autoscaling.k8s.io/v1';
  readonly kind: 'VerticalPodAutoscaler';
  readonly metadata: WorkloadMetadata;
  readonly spec: {
    readonly targetRef: ScaleTarget;
    readonly updatePolicy: { readonly updateMode: 'Off' };
  };
}

/** Recommends requests in its status and changes no pod: what pods ask for is declared, and reviewed. */
export function recommendation(workload: Workload, targetRef: ScaleTarget): VerticalPodAutoscaler {
  return {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: metadataOf(workload),
    spec: { targetRef, updatePolicy: { updateMode: 'Off' } },
  };
}
