import type { Check } from '../../check.ts';
import { eachSetting } from '../../pods/setting.ts';

export const seccompRuntimeDefault: Check = {
  id: 'W09b',
  name: 'seccomp-runtime-default',
  title: 'The seccomp profile is that of the container runtime',
  why: 'A Localhost profile is a file that must lie on every node of every cloud; where it does not, no container starts.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_31', 'trivy KSV-0030', 'kubescape C-0210'],
  fix: 'set securityContext.seccompProfile.type: RuntimeDefault, or waive with who puts the file on each node',
  good: [
    { name: 'that of the runtime' },
    { name: 'none, which W09a reports', set: { 'pod.securityContext.seccompProfile.type': 'Unconfined' } },
    { name: 'left to the kubelet, which W09 reports', set: { 'pod.securityContext.seccompProfile': undefined } },
  ],
  bad: [
    {
      name: 'a profile of the node for an init container',
      set: { 'pod.initContainers[0].securityContext.seccompProfile.type': 'Localhost' },
      at: 'pod.initContainers[0].securityContext.seccompProfile.type',
      found: 'init container "migrate": seccompProfile.type "Localhost"',
    },
    {
      name: 'a profile of the node for the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.seccompProfile.type': 'Localhost' },
      at: 'pod.securityContext.seccompProfile.type',
      found: 'pod: seccompProfile.type "Localhost"',
    },
  ],
  inspect: eachSetting({
    field: ['seccompProfile', 'type'],
    allowed: 'RuntimeDefault',
    holds: (value) => value !== 'Localhost',
    mayBeUnset: true,
  }),
};
