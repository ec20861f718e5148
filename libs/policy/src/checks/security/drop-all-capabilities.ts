import type { Check } from '../../check.ts';
import { listAt } from '../../fields.ts';
import { eachContainer } from '../../pods/each.ts';
import { isWindows } from '../../pods/windows.ts';
import { shown } from '../../shown.ts';

export const dropAllCapabilities: Check = {
  id: 'W06',
  name: 'drop-all-capabilities',
  title: 'Every container gives up all Linux capabilities',
  why: 'A container starts with some of the powers of root, among them forging network packets and overriding file permissions.',
  severity: 'error',
  level: 'restricted',
  sources: [
    'pod-security restricted',
    'checkov CKV_K8S_7',
    'checkov CKV_K8S_28',
    'checkov CKV_K8S_36',
    'checkov CKV_K8S_37',
    'trivy KSV-0003',
    'trivy KSV-0004',
    'kubescape C-0046',
    'kube-linter drop-net-raw-capability',
    'kyverno disallow-capabilities-strict',
  ],
  fix: 'set securityContext.capabilities.drop: [ALL]',
  good: [
    { name: 'all' },
    { name: 'all beside others', set: { 'pod.containers[0].securityContext.capabilities.drop': ['NET_RAW', 'ALL'] } },
    {
      name: 'a pod on Windows, which has no capabilities',
      set: { 'pod.os.name': 'windows', 'pod.containers[0].securityContext.capabilities': undefined },
    },
  ],
  bad: [
    {
      name: 'nothing',
      set: { 'pod.containers[0].securityContext.capabilities': undefined },
      at: 'pod.containers[0].securityContext.capabilities.drop',
      found: 'container "order": drops []',
    },
    {
      name: 'one of many, in an init container',
      set: { 'pod.initContainers[0].securityContext.capabilities.drop': ['NET_RAW'] },
      at: 'pod.initContainers[0].securityContext.capabilities.drop',
      found: 'init container "migrate": drops ["NET_RAW"]',
    },
    {
      name: 'small letters, which the API server does not know, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].securityContext.capabilities.drop': ['all'] },
      at: 'pod.containers[0].securityContext.capabilities.drop',
      found: 'container "payment": drops ["all"]',
    },
  ],
  inspect: eachContainer(function* ({ fields, pod }) {
    const dropped = listAt(fields, 'securityContext', 'capabilities', 'drop');
    if (dropped.includes('ALL') || isWindows(pod)) return;
    const path = ['securityContext', 'capabilities', 'drop'];
    yield { path, found: `drops ${shown(dropped)}`, allowed: '["ALL"]' };
  }),
};
