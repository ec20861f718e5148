import type { Check } from '../../check.ts';
import { eachUnlimited } from './_limit.ts';

export const cpuLimit: Check = {
  id: 'W34',
  name: 'cpu-limit',
  title: 'Every container has a CPU limit',
  why: 'A loop in one container must not take the time of its neighbours. A limit well above the request costs nothing but a known ceiling; throttling is what an alert is for.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_11', 'trivy KSV-0011', 'kubescape C-0270', 'polaris cpuLimitsMissing'],
  fix: 'set resources.limits.cpu, e.g. to four times the request',
  good: [
    { name: 'a limit' },
    {
      name: 'a limit of the pod for its containers together',
      set: { 'pod.resources.limits.cpu': 2, 'pod.containers[0].resources.limits.cpu': undefined },
    },
  ],
  bad: [
    {
      name: 'none for an init container',
      set: { 'pod.initContainers[0].resources.limits.cpu': undefined },
      at: 'pod.initContainers[0].resources.limits.cpu',
      found: 'init container "migrate": limits.cpu not set',
    },
    {
      name: 'none for a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].resources': undefined },
      at: 'pod.containers[0].resources.limits.cpu',
      found: 'container "payment": limits.cpu not set',
    },
  ],
  inspect: eachUnlimited('cpu'),
};
