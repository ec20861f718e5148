import type { Check } from '../../check.ts';
import { eachAddedCapability, isDefaultCapability } from './_added-capabilities.ts';

export const noAddedCapabilities: Check = {
  id: 'W07',
  name: 'no-added-capabilities',
  title: 'No container takes capabilities back that it gave up',
  why: 'Each capability is a part of the power of root, e.g. CHOWN and DAC_OVERRIDE over every file.',
  severity: 'error',
  level: 'restricted',
  sources: ['pod-security restricted', 'checkov CKV_K8S_25', 'trivy KSV-0106', 'kyverno disallow-capabilities-strict'],
  fix: 'take the capability out',
  good: [
    { name: 'none', set: { 'pod.containers[0].securityContext.capabilities.add': [] } },
    {
      name: 'low ports, which W07b reports',
      set: { 'pod.containers[0].securityContext.capabilities.add': ['NET_BIND_SERVICE'] },
    },
    {
      name: 'a dangerous one, which W07a reports',
      set: { 'pod.containers[0].securityContext.capabilities.add': ['SYS_ADMIN'] },
    },
  ],
  bad: [
    {
      name: 'files of others',
      set: { 'pod.containers[0].securityContext.capabilities.add': ['NET_BIND_SERVICE', 'CHOWN'] },
      at: 'pod.containers[0].securityContext.capabilities.add[1]',
      found: 'container "order": adds capability "CHOWN"',
    },
    {
      name: 'other users in an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].securityContext.capabilities.add': ['SETUID'] },
      at: 'pod.initContainers[0].securityContext.capabilities.add[0]',
      found: 'init container "migrate": adds capability "SETUID"',
    },
  ],
  inspect: eachAddedCapability(
    'none; the restricted standard takes NET_BIND_SERVICE',
    (capability) => isDefaultCapability(capability) && capability !== 'NET_BIND_SERVICE',
  ),
};
