import type { Check } from '../../check.ts';
import { at, textAt } from '../../fields.ts';
import { containersOf } from '../../pods/containers.ts';
import { eachPod } from '../../pods/each.ts';
import { quantity } from '@delivery/kubernetes';
import { shown } from '../../shown.ts';

export const guaranteedMemory: Check = {
  id: 'W33a',
  name: 'guaranteed-memory',
  title: 'Critical pods request all the memory that they may use',
  why: 'What lies between request and limit is borrowed: when the node runs short, the kernel kills first who borrowed most.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#guaranteed'],
  fix: 'set requests.memory and limits.memory to the same amount',
  good: [
    { name: 'the same' },
    {
      name: 'the same in other words',
      set: {
        'pod.containers[0].resources.requests.memory': '1Gi',
        'pod.containers[0].resources.limits.memory': '1024Mi',
      },
    },
    {
      name: 'a limit, which stands for the request',
      set: { 'pod.containers[0].resources.requests.memory': undefined },
    },
    {
      name: 'no limit, which W33 reports',
      set: { 'pod.containers[0].resources.limits.memory': undefined },
    },
    {
      name: 'less for pods that are not critical',
      set: { 'pod.priorityClassName': 'batch', 'pod.containers[0].resources.requests.memory': '128Mi' },
    },
    {
      name: 'less where nothing is known to be critical',
      set: { 'pod.containers[0].resources.requests.memory': '128Mi' },
      facts: { criticalPriorityClasses: undefined },
    },
  ],
  bad: [
    {
      name: 'a request below the limit',
      set: { 'pod.containers[0].resources.requests.memory': '255Mi' },
      at: 'pod.containers[0].resources.requests.memory',
      found: 'container "order": requests.memory "255Mi" and limits.memory "256Mi"',
    },
    {
      name: 'a request below the limit for an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].resources.limits.memory': '257Mi' },
      at: 'pod.initContainers[0].resources.requests.memory',
      found: 'init container "migrate": requests.memory "256Mi" and limits.memory "257Mi"',
    },
    {
      name: 'a request of the pod below its limit',
      set: { 'pod.resources': { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } } },
      at: 'pod.resources.requests.memory',
      found: 'pod: requests.memory "1Gi" and limits.memory "2Gi"',
    },
  ],
  inspect: eachPod(function* (pod, { facts }) {
    if (!facts.criticalPriorityClasses?.includes(textAt(pod.spec, 'priorityClassName') ?? '')) return;
    for (const { fields, path, title } of [
      { fields: pod.spec, path: [], title: 'pod' },
      ...containersOf(pod).map(({ fields, list, index, title }) => ({ fields, path: [list, index], title })),
    ]) {
      const limit = at(fields, 'resources', 'limits', 'memory') ?? undefined;
      const request = at(fields, 'resources', 'requests', 'memory') ?? limit;
      if (limit === undefined || quantity(request) === quantity(limit)) continue;
      yield {
        path: [...path, 'resources', 'requests', 'memory'],
        found: `${title}: requests.memory ${shown(request)} and limits.memory ${shown(limit)}`,
        allowed: 'the same amount',
      };
    }
  }),
};
