import type { Check } from '../../check.ts';
import { eachContainerSetting } from '../../pods/setting.ts';
import { inUserNamespace } from '../../pods/user-namespace.ts';

export const procMountInUserNamespace: Check = {
  id: 'W12a',
  name: 'proc-mount-in-user-namespace',
  title: 'Every container sees /proc with the masks of the runtime, in a user namespace as well',
  why: 'A user namespace takes the worst out of an unmasked /proc; what is left still helps whoever wants out.',
  severity: 'error',
  level: 'restricted',
  sources: ['pod-security restricted', 'trivy KSV-0027', 'kube-linter unsafe-proc-mount'],
  fix: 'take securityContext.procMount out',
  good: [
    { name: 'with masks', set: { 'pod.hostUsers': false, 'pod.containers[0].securityContext.procMount': 'Default' } },
    {
      name: 'without masks on the users of the node, which W12 reports',
      set: { 'pod.containers[0].securityContext.procMount': 'Unmasked' },
    },
  ],
  bad: [
    {
      name: 'without masks in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.hostUsers': false, 'pod.containers[0].securityContext.procMount': 'Unmasked' },
      at: 'pod.containers[0].securityContext.procMount',
      found: 'container "payment": procMount "Unmasked"',
    },
    {
      name: 'without masks in an init container',
      set: { 'pod.hostUsers': false, 'pod.initContainers[0].securityContext.procMount': 'Unmasked' },
      at: 'pod.initContainers[0].securityContext.procMount',
      found: 'init container "migrate": procMount "Unmasked"',
    },
  ],
  inspect: eachContainerSetting({
    field: ['procMount'],
    allowed: 'Default, or left out',
    holds: (value) => value === 'Default',
    mayBeUnset: true,
    skips: (pod, world) => !inUserNamespace(pod, world),
  }),
};
