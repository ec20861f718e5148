import type { Check } from '../../check.ts';
import { eachSetting } from '../../pods/setting.ts';

export const noUnconfinedSeccomp: Check = {
  id: 'W09a',
  name: 'no-unconfined-seccomp',
  title: 'No container turns its seccomp profile off',
  why: 'Unconfined opens every system call, also on nodes whose kubelet gives containers a profile by default.',
  severity: 'error',
  level: 'baseline',
  sources: ['pod-security baseline', 'trivy KSV-0104', 'gatekeeper-library seccompv2', 'kyverno restrict-seccomp'],
  fix: 'set securityContext.seccompProfile.type: RuntimeDefault',
  good: [
    { name: 'left to the kubelet, which W09 reports', set: { 'pod.securityContext.seccompProfile': undefined } },
    { name: 'a profile of the node', set: { 'pod.securityContext.seccompProfile.type': 'Localhost' } },
    {
      name: 'that of the runtime for one container',
      set: { 'pod.containers[0].securityContext.seccompProfile.type': 'RuntimeDefault' },
    },
  ],
  bad: [
    {
      name: 'off for the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.seccompProfile.type': 'Unconfined' },
      at: 'pod.securityContext.seccompProfile.type',
      found: 'pod: seccompProfile.type "Unconfined"',
    },
    {
      name: 'off for an init container',
      set: { 'pod.initContainers[0].securityContext.seccompProfile.type': 'Unconfined' },
      at: 'pod.initContainers[0].securityContext.seccompProfile.type',
      found: 'init container "migrate": seccompProfile.type "Unconfined"',
    },
  ],
  inspect: eachSetting({
    field: ['seccompProfile', 'type'],
    allowed: 'RuntimeDefault; the baseline standard takes Localhost as well',
    holds: (value) => value === 'RuntimeDefault' || value === 'Localhost',
    mayBeUnset: true,
  }),
};
