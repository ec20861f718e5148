import type { Check } from '../../../check.ts';
import { eachContainer } from '../../../pods/each.ts';
import { missing } from './probes.ts';

export const livenessProbe: Check = {
  id: 'W38a',
  name: 'liveness-probe',
  title: 'Every container that stays says that it is well',
  why: 'A process that hangs without a livenessProbe hangs until somebody notices; the kubelet restarts only what has ended.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_8',
    'kubescape C-0056',
    'kube-linter no-liveness-probe',
    'polaris livenessProbeMissing',
    'gatekeeper-library requiredprobes',
  ],
  fix: 'add a livenessProbe that asks the process about itself alone, e.g. httpGet of /livez on a declared port',
  good: [
    { name: 'asks over HTTP' },
    { name: 'asks over gRPC', set: { 'pod.containers[0].livenessProbe': { grpc: { port: 8080 } } } },
    { name: 'pods that end', on: 'Job shop/seed' },
    {
      name: 'sidecar',
      set: {
        'pod.initContainers[0].restartPolicy': 'Always',
        'pod.initContainers[0].livenessProbe': { tcpSocket: { port: 9000 } },
      },
    },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.containers[0].livenessProbe': undefined },
      at: 'pod.containers[0].livenessProbe',
      found: 'container "order": no livenessProbe',
    },
    {
      name: 'asks nothing, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].livenessProbe': {} },
      at: 'pod.containers[0].livenessProbe',
      found: 'container "payment": a livenessProbe that asks nothing',
    },
    {
      name: 'sidecar without one',
      set: { 'pod.initContainers[0].restartPolicy': 'Always' },
      at: 'pod.initContainers[0].livenessProbe',
      found: 'init container "migrate": no livenessProbe',
    },
  ],
  inspect: eachContainer(function* (container) {
    const found = container.stays ? missing(container, 'livenessProbe') : undefined;
    if (found)
      yield { path: ['livenessProbe'], found, allowed: 'a livenessProbe with httpGet, grpc, tcpSocket or exec' };
  }),
};
