import type { Check } from '../../check.ts';
import { eachSetting } from '../../pods/setting.ts';
import { inUserNamespace } from '../../pods/user-namespace.ts';

export const notUserRoot: Check = {
  id: 'W02a',
  name: 'not-user-root',
  title: 'No container is told to run as user 0',
  why: 'User 0 is root, whatever user the image names.',
  severity: 'error',
  level: 'restricted',
  sources: ['pod-security restricted', 'kyverno require-run-as-non-root-user'],
  fix: 'set securityContext.runAsUser to an id from 10001',
  good: [
    { name: 'another user', set: { 'pod.securityContext.runAsUser': 1 } },
    { name: 'left to the image', set: { 'pod.securityContext.runAsUser': undefined } },
    {
      name: 'root in a user namespace, nobody on the node',
      set: { 'pod.hostUsers': false, 'pod.securityContext.runAsUser': 0 },
    },
  ],
  bad: [
    {
      name: 'root for all containers of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.runAsUser': 0 },
      at: 'pod.securityContext.runAsUser',
      found: 'pod: runAsUser 0',
    },
    {
      name: 'root for an init container',
      set: { 'pod.initContainers[0].securityContext.runAsUser': 0 },
      at: 'pod.initContainers[0].securityContext.runAsUser',
      found: 'init container "migrate": runAsUser 0',
    },
    {
      name: 'root, and the user namespace is that of the node',
      set: { 'pod.hostUsers': true, 'pod.containers[0].securityContext.runAsUser': 0 },
      at: 'pod.containers[0].securityContext.runAsUser',
      found: 'container "order": runAsUser 0',
    },
  ],
  inspect: eachSetting({
    field: ['runAsUser'],
    allowed: 'any user but 0',
    holds: (value) => value !== 0,
    mayBeUnset: true,
    skips: inUserNamespace,
  }),
};
