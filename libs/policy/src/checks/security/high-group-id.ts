import type { Check } from '../../check.ts';
import { eachSetting } from '../../pods/setting.ts';
import { isWindows } from '../../pods/windows.ts';

const LOWEST = 10_001;

export const highGroupId: Check = {
  id: 'W03',
  name: 'high-group-id',
  title: 'Every container runs as a group that the node does not have',
  why: 'Without a group of its own a container runs as the group of its image, most often root, and may read what root shares with its group.',
  severity: 'error',
  level: 'all',
  sources: ['trivy KSV-0021', 'kube-score container-security-context-user-group-id', 'kyverno require-non-root-groups'],
  fix: 'set securityContext.runAsGroup of the pod to an id from 10001',
  good: [
    { name: 'the lowest id', set: { 'pod.securityContext.runAsGroup': LOWEST } },
    {
      name: 'an id for each container alone',
      set: {
        'pod.securityContext.runAsGroup': undefined,
        'pod.initContainers[0].securityContext.runAsGroup': 65532,
        'pod.containers[0].securityContext.runAsGroup': 65532,
      },
    },
    {
      name: 'a pod on Windows, which has no numeric groups',
      set: { 'pod.os.name': 'windows', 'pod.securityContext.runAsGroup': undefined },
    },
  ],
  bad: [
    {
      name: 'one below the lowest id',
      on: 'CronJob shop/settlement',
      set: { 'pod.securityContext.runAsGroup': 10_000 },
      at: 'pod.securityContext.runAsGroup',
      found: 'pod: runAsGroup 10000',
    },
    {
      name: 'not set',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.runAsGroup': undefined },
      at: 'pod.securityContext.runAsGroup',
      found: 'runAsGroup not set, for init container "migrate", container "payment"',
    },
    {
      name: 'the group of root for an init container',
      set: { 'pod.initContainers[0].securityContext.runAsGroup': 0 },
      at: 'pod.initContainers[0].securityContext.runAsGroup',
      found: 'init container "migrate": runAsGroup 0',
    },
    {
      name: 'text in place of a number',
      set: { 'pod.securityContext.runAsGroup': '10001' },
      at: 'pod.securityContext.runAsGroup',
      found: 'pod: runAsGroup "10001"',
    },
  ],
  inspect: eachSetting({
    field: ['runAsGroup'],
    allowed: `${LOWEST} or more`,
    holds: (value) => typeof value === 'number' && value >= LOWEST,
    mayBeUnset: false,
    skips: isWindows,
  }),
};
