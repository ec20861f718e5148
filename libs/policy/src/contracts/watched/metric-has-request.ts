import type { Check } from '../../check.ts';
import { replicatedIn } from '../../checks/workloads/availability/replicated.ts';
import { at, isRecord, listAt, textAt } from '../../fields.ts';
import { containersOf } from '../../pods/containers.ts';

const onPayment = { on: 'Rollout shop/payment' };

export const metricHasRequest: Check = {
  id: 'C30',
  name: 'metric-has-request',
  title: 'Every container has the request that its autoscaler divides by',
  why: 'Utilization is a share of the request: without one the HorizontalPodAutoscaler fails to compute it, and keeps the number of pods it has.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
  ],
  fix: 'set the request',
  good: [
    { name: 'a request in every container' },
    {
      name: 'no request in an init container, which has ended',
      ...onPayment,
      set: {
        'pod.initContainers[0].resources.requests.cpu': undefined,
        'pod.initContainers[0].resources.limits.cpu': undefined,
      },
    },
    {
      name: 'a limit, which stands for the request',
      ...onPayment,
      set: { 'pod.containers[0].resources.requests.cpu': undefined },
    },
    {
      name: 'an absolute value, which needs no request',
      on: 'HorizontalPodAutoscaler shop/order',
      set: {
        'spec.metrics[0].resource': { name: 'nvidia.com/gpu', target: { type: 'AverageValue', averageValue: '1' } },
      },
    },
  ],
  bad: [
    {
      name: 'a resource nobody asks for',
      on: 'HorizontalPodAutoscaler shop/order',
      set: { 'spec.metrics[0].resource.name': 'nvidia.com/gpu' },
      at: 'spec.metrics[0]',
      found: 'a share of nvidia.com/gpu, for which container "order" of Deployment order asks nothing',
    },
    {
      name: 'one container without it',
      ...onPayment,
      set: { 'pod.containers[0].resources': { requests: { memory: '256Mi' } } },
      object: 'HorizontalPodAutoscaler shop/payment',
      at: 'spec.metrics[0]',
      found: 'a share of cpu, for which container "payment" of Rollout payment asks nothing',
    },
    {
      name: 'a sidecar without it',
      ...onPayment,
      set: { 'pod.initContainers[0].restartPolicy': 'Always', 'pod.initContainers[0].resources': {} },
      object: 'HorizontalPodAutoscaler shop/payment',
      at: 'spec.metrics[0]',
      found: 'a share of cpu, for which init container "migrate" of Rollout payment asks nothing',
    },
    {
      name: 'the one container that is measured',
      on: 'HorizontalPodAutoscaler shop/order',
      set: {
        'spec.metrics[0]': {
          type: 'ContainerResource',
          containerResource: {
            container: 'order',
            name: 'hugepages-2Mi',
            target: { type: 'Utilization', averageUtilization: 50 },
          },
        },
      },
      at: 'spec.metrics[0]',
      found: 'a share of hugepages-2Mi, for which container "order" of Deployment order asks nothing',
    },
  ],
  *inspect(world) {
    for (const { object: workload, pod, scaler } of replicatedIn(world)) {
      if (scaler?.object.kind !== 'HorizontalPodAutoscaler') continue;
      const containers = containersOf(pod).filter(({ stays }) => stays);
      for (const [i, metric] of listAt(scaler.object.spec, 'metrics').entries()) {
        const measured = [at(metric, 'resource'), at(metric, 'containerResource')].find(isRecord);
        const resource = textAt(measured, 'name');
        if (resource === undefined || textAt(measured, 'target', 'type') !== 'Utilization') continue;
        const only = textAt(measured, 'container');
        const without = containers.find(
          ({ fields }) =>
            (only === undefined || fields['name'] === only) &&
            at(fields, 'resources', 'requests', resource) === undefined &&
            at(fields, 'resources', 'limits', resource) === undefined,
        );
        if (without === undefined) continue;
        yield {
          object: scaler.object,
          path: ['spec', 'metrics', i],
          found: `a share of ${resource}, for which ${without.title} of ${workload.kind} ${workload.metadata.name} asks nothing`,
          allowed: `a request for ${resource} in every container that is measured`,
        };
      }
    }
  },
};
