import { Duration } from 'cdk8s';
import { HorizontalPodAutoscaler, Metric, MetricTarget, Replicas } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { metadataOf, type ScaleTarget, type Workload } from './workload.ts';

/** CPU utilisation, in percent of the request, that autoscaling aims at: room for the load of a lost zone of three. */
const cpuTarget = 65;

/** Pods between the least and the most of the environment, by their use of CPU. */
export function autoscaler(scope: Construct, workload: Workload, target: ScaleTarget): HorizontalPodAutoscaler {
  const { min, max } = workload.app.cluster.environment.replicas;
  return new HorizontalPodAutoscaler(scope, 'HorizontalPodAutoscaler', {
    metadata: metadataOf(workload),
    target: {
      hasAutoscaler: false,
      markHasAutoscaler: () => {},
      toScalingTarget: () => ({ ...target, containers: [] }),
    },
    minReplicas: min,
    maxReplicas: max,
    // as Kubernetes does by itself; cdk8s-plus would wait a minute
    scaleUp: {
      policies: [Replicas.absolute(4), Replicas.percent(100)].map((replicas) => ({
        replicas,
        duration: Duration.seconds(15),
      })),
    },
    scaleDown: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.minutes(1) }] },
    metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(cpuTarget))],
  });
}
