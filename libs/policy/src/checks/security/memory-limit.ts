import type { Check } from '../../check.ts';
import { eachUnlimited } from './_limit.ts';

export const memoryLimit: Check = {
  id: 'W33',
  name: 'memory-limit',
  title: 'Every container has a memory limit',
  why: 'A leak then ends in one restart of one container, and not in a node that kills its neighbours.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_13',
    'trivy KSV-0018',
    'kubescape C-0271',
    'kube-score container-resources',
    'kube-linter unset-memory-requirements',
    'polaris memoryLimitsMissing',
    'gatekeeper-library containerlimits',
  ],
  fix: 'set resources.limits.memory',
  good: [
    { name: 'a limit' },
    {
      name: 'a limit of the pod for its containers together',
      set: { 'pod.resources.limits.memory': '256Mi', 'pod.containers[0].resources.limits.memory': undefined },
    },
    { name: 'an ephemeral container, which cannot have any', set: { 'pod.ephemeralContainers[0].name': 'debug' } },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.containers[0].resources.limits.memory': undefined },
      at: 'pod.containers[0].resources.limits.memory',
      found: 'container "order": limits.memory not set',
    },
    {
      name: 'zero, which stands for none, in an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].resources.limits.memory': 0 },
      at: 'pod.initContainers[0].resources.limits.memory',
      found: 'init container "migrate": limits.memory 0',
    },
  ],
  inspect: eachUnlimited('memory'),
};
