import type { Check } from '../../check.ts';
import { eachContainerSetting } from '../../pods/setting.ts';
import { inUserNamespace } from '../../pods/user-namespace.ts';

export const procMount: Check = {
  id: 'W12',
  name: 'proc-mount',
  title: 'Every container sees /proc with the masks of the runtime',
  why: 'Without the masks a container reads the kernel of its node through /proc, and changes it.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'trivy KSV-0027',
    'kube-linter unsafe-proc-mount',
    'polaris procMount',
    'gatekeeper-library proc-mount',
    'kyverno disallow-proc-mount',
  ],
  fix: 'take securityContext.procMount out',
  good: [
    { name: 'left out' },
    { name: 'with masks', set: { 'pod.containers[0].securityContext.procMount': 'Default' } },
    {
      name: 'without masks in a user namespace, which W12a reports',
      set: { 'pod.hostUsers': false, 'pod.containers[0].securityContext.procMount': 'Unmasked' },
      facts: { kubernetesVersion: '1.35' },
    },
  ],
  bad: [
    {
      name: 'without masks in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].securityContext.procMount': 'Unmasked' },
      at: 'pod.containers[0].securityContext.procMount',
      found: 'container "payment": procMount "Unmasked"',
    },
    {
      name: 'without masks in an init container, before user namespaces counted',
      set: { 'pod.hostUsers': false, 'pod.initContainers[0].securityContext.procMount': 'Unmasked' },
      facts: { kubernetesVersion: '1.34' },
      at: 'pod.initContainers[0].securityContext.procMount',
      found: 'init container "migrate": procMount "Unmasked"',
    },
  ],
  inspect: eachContainerSetting({
    field: ['procMount'],
    allowed: 'Default, or left out',
    holds: (value) => value === 'Default',
    mayBeUnset: true,
    skips: inUserNamespace,
  }),
};
