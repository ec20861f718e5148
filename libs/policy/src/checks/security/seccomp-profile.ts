import type { Check } from '../../check.ts';
import { eachSetting } from '../../pods/setting.ts';
import { isWindows } from '../../pods/windows.ts';

export const seccompProfile: Check = {
  id: 'W09',
  name: 'seccomp-profile',
  title: 'Every container runs under a seccomp profile',
  why: 'Unless the kubelet is told otherwise, a container without a profile may make every system call, and most ways out of a container begin with a rare one.',
  severity: 'error',
  level: 'restricted',
  sources: [
    'pod-security restricted',
    'checkov CKV_K8S_31',
    'trivy KSV-0030',
    'trivy KSV-0104',
    'kubescape C-0055',
    'kubescape C-0210',
    'kube-score container-seccomp-profile',
    'gatekeeper-library seccompv2',
    'kyverno restrict-seccomp-strict',
  ],
  fix: 'set securityContext.seccompProfile.type: RuntimeDefault for the pod',
  good: [
    { name: 'set for the pod' },
    {
      name: 'set for each container alone',
      set: {
        'pod.securityContext.seccompProfile': undefined,
        'pod.initContainers[0].securityContext.seccompProfile.type': 'RuntimeDefault',
        'pod.containers[0].securityContext.seccompProfile.type': 'Localhost',
      },
    },
    {
      name: 'no profile, which W09a reports',
      set: { 'pod.securityContext.seccompProfile.type': 'Unconfined' },
    },
    {
      name: 'a pod on Windows, which has no seccomp',
      set: { 'pod.os.name': 'windows', 'pod.securityContext.seccompProfile': undefined },
    },
  ],
  bad: [
    {
      name: 'not set',
      set: { 'pod.securityContext.seccompProfile': undefined },
      at: 'pod.securityContext.seccompProfile.type',
      found: 'seccompProfile.type not set, for init container "migrate", container "order"',
    },
    {
      name: 'set for the container of a Rollout, and not for its init container',
      on: 'Rollout shop/payment',
      set: {
        'pod.securityContext.seccompProfile': {},
        'pod.containers[0].securityContext.seccompProfile.type': 'RuntimeDefault',
      },
      at: 'pod.securityContext.seccompProfile.type',
      found: 'seccompProfile.type not set, for init container "migrate"',
    },
  ],
  inspect: eachSetting({
    field: ['seccompProfile', 'type'],
    allowed: 'RuntimeDefault; the restricted standard takes Localhost as well',
    holds: () => true,
    mayBeUnset: false,
    skips: isWindows,
  }),
};
