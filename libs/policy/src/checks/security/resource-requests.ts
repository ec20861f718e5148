import type { Check } from '../../check.ts';
import { eachContainer } from '../../pods/each.ts';
import { isSome, requestOf } from '../../pods/resources.ts';
import { stated } from '../../shown.ts';

export const resourceRequests: Check = {
  id: 'W32',
  name: 'resource-requests',
  title: 'Every container requests CPU and memory',
  why: 'Without requests the scheduler packs a node until it is out of memory, and autoscalers have nothing to measure against.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_10',
    'checkov CKV_K8S_12',
    'trivy KSV-0015',
    'trivy KSV-0016',
    'kubescape C-0268',
    'kubescape C-0269',
    'kube-score container-resources',
    'kube-linter unset-cpu-requirements',
    'kube-linter unset-memory-requirements',
    'polaris cpuRequestsMissing',
    'polaris memoryRequestsMissing',
    'gatekeeper-library containerrequests',
  ],
  fix: 'set resources.requests.cpu and resources.requests.memory to what the container uses',
  good: [
    { name: 'both' },
    { name: 'limits, which stand for requests', set: { 'pod.containers[0].resources.requests': undefined } },
    {
      name: 'requests of the pod for its containers together',
      set: {
        'pod.resources.requests': { cpu: '250m', memory: '256Mi' },
        'pod.containers[0].resources': undefined,
      },
    },
    {
      name: 'limits of the pod',
      set: { 'pod.resources.limits': { cpu: 1, memory: '256Mi' }, 'pod.containers[0].resources': {} },
    },
    {
      name: 'an ephemeral container, which cannot have any',
      set: { 'pod.ephemeralContainers[0].name': 'debug' },
    },
  ],
  bad: [
    {
      name: 'no CPU',
      set: {
        'pod.containers[0].resources.requests.cpu': undefined,
        'pod.containers[0].resources.limits.cpu': undefined,
      },
      at: 'pod.containers[0].resources.requests.cpu',
      found: 'container "order": requests.cpu not set',
    },
    {
      name: 'no memory for an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: {
        'pod.initContainers[0].resources.requests.memory': undefined,
        'pod.initContainers[0].resources.limits.memory': null,
      },
      at: 'pod.initContainers[0].resources.requests.memory',
      found: 'init container "migrate": requests.memory not set',
    },
    {
      name: 'zero in a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.containers[0].resources.requests.cpu': '0m' },
      at: 'pod.containers[0].resources.requests.cpu',
      found: 'container "settlement": requests.cpu "0m"',
    },
  ],
  inspect: eachContainer(function* (container) {
    if (container.list === 'ephemeralContainers') return;
    for (const resource of ['cpu', 'memory']) {
      const request = requestOf(container, resource);
      if (isSome(request)) continue;
      const path = ['resources', 'requests', resource];
      yield { path, found: stated(`requests.${resource}`, request), allowed: 'more than zero' };
    }
  }),
};
