import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { eachAddedCapability, isDefaultCapability } from './_added-capabilities.ts';

export const noDangerousCapabilities: Check = {
  id: 'W07a',
  name: 'no-dangerous-capabilities',
  title: 'No container has more capabilities than containers have by default',
  why: 'With SYS_ADMIN, NET_ADMIN, SYS_PTRACE and their like a container can take over its node or its neighbours.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'checkov CKV_K8S_39',
    'trivy KSV-0005',
    'trivy KSV-0022',
    'trivy KSV-0120',
    'kubescape C-0046',
    'kyverno disallow-capabilities',
    'polaris dangerousCapabilities',
  ],
  fix: 'take the capability out; what truly needs it belongs into an operator of the cluster',
  good: [
    { name: 'none', set: { 'pod.containers[0].securityContext.capabilities.add': [] } },
    {
      name: 'what containers have by default, which W07 and W07b report',
      set: {
        'pod.containers[0].securityContext.capabilities.add': [
          ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
          ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
        ],
      },
    },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ containers: [{ name: 'manager', securityContext: { capabilities: { add: ['NET_ADMIN'] } } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].securityContext.capabilities.add[0]',
      found: 'container "manager": adds capability "NET_ADMIN"',
    },
    {
      name: 'the administrator of the node',
      set: { 'pod.containers[0].securityContext.capabilities.add': ['CHOWN', 'SYS_ADMIN'] },
      at: 'pod.containers[0].securityContext.capabilities.add[1]',
      found: 'container "order": adds capability "SYS_ADMIN"',
    },
    {
      name: 'all of them in an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].securityContext.capabilities.add': ['ALL'] },
      at: 'pod.initContainers[0].securityContext.capabilities.add[0]',
      found: 'init container "migrate": adds capability "ALL"',
    },
  ],
  inspect: eachAddedCapability(
    'none; the baseline standard takes those that containers have by default',
    (capability) => !isDefaultCapability(capability),
  ),
};
