import type { Check } from '../../check.ts';
import { eachSetting } from '../../pods/setting.ts';
import { inUserNamespace } from '../../pods/user-namespace.ts';
import { isWindows } from '../../pods/windows.ts';

const LOWEST = 10_001;

export const highUserId: Check = {
  id: 'W02',
  name: 'high-user-id',
  title: 'Every container runs as a user that the node does not have',
  why: 'A user id below 10001 may be that of a user of the node, whose files and processes a container that breaks out can then reach. Without one, the image decides.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_40',
    'trivy KSV-0020',
    'trivy KSV-0105',
    'kube-score container-security-context-user-group-id',
    'kyverno require-run-as-non-root-user',
  ],
  fix: 'set securityContext.runAsUser of the pod to an id from 10001',
  good: [
    { name: 'the lowest id', set: { 'pod.securityContext.runAsUser': LOWEST } },
    {
      name: 'an id for each container alone',
      set: {
        'pod.securityContext.runAsUser': undefined,
        'pod.initContainers[0].securityContext.runAsUser': 65532,
        'pod.containers[0].securityContext.runAsUser': 65532,
      },
    },
    {
      name: 'a pod on Windows, which has no numeric users',
      set: { 'pod.os.name': 'windows', 'pod.securityContext.runAsUser': undefined },
    },
    { name: 'root, which W02a reports', set: { 'pod.securityContext.runAsUser': 0 } },
  ],
  bad: [
    {
      name: 'one below the lowest id',
      set: { 'pod.securityContext.runAsUser': 10_000 },
      at: 'pod.securityContext.runAsUser',
      found: 'pod: runAsUser 10000',
    },
    {
      name: 'not set',
      on: 'StatefulSet shop/ledger',
      set: { 'pod.securityContext.runAsUser': undefined },
      at: 'pod.securityContext.runAsUser',
      found: 'runAsUser not set, for init container "migrate", container "ledger"',
    },
    {
      name: 'a low id for an init container',
      set: { 'pod.initContainers[0].securityContext.runAsUser': 1000 },
      at: 'pod.initContainers[0].securityContext.runAsUser',
      found: 'init container "migrate": runAsUser 1000',
    },
    {
      name: 'text in place of a number',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.runAsUser': '10001' },
      at: 'pod.securityContext.runAsUser',
      found: 'pod: runAsUser "10001"',
    },
    {
      name: 'root in a user namespace, which W02a allows',
      set: { 'pod.hostUsers': false, 'pod.securityContext.runAsUser': 0 },
      at: 'pod.securityContext.runAsUser',
      found: 'pod: runAsUser 0',
    },
  ],
  inspect: eachSetting({
    field: ['runAsUser'],
    allowed: `${LOWEST} or more`,
    holds: (value, pod, world) =>
      (typeof value === 'number' && value >= LOWEST) || (value === 0 && !inUserNamespace(pod, world)),
    mayBeUnset: false,
    skips: isWindows,
  }),
};
