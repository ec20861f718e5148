import type { Check } from '../../check.ts';
import { isSince } from '../../minor.ts';
import { inTurn } from '../../pods/each.ts';
import { eachSetting } from '../../pods/setting.ts';

const TYPES = new Set<unknown>(['container_t', 'container_init_t', 'container_kvm_t', '']);

export const selinuxOptions: Check = {
  id: 'W11',
  name: 'selinux-options',
  title: 'No container picks an SELinux user, role or type of its own',
  why: 'With another user, role or type than containers have, SELinux no longer keeps them from the files and processes of the node.',
  severity: 'error',
  level: 'baseline',
  sources: ['pod-security baseline', 'trivy KSV-0025', 'gatekeeper-library selinux', 'kyverno disallow-selinux'],
  fix: 'take the field out',
  good: [
    { name: 'a level alone', set: { 'pod.securityContext.seLinuxOptions.level': 's0:c123,c456' } },
    {
      name: 'types of containers',
      set: {
        'pod.securityContext.seLinuxOptions': { type: 'container_t', user: '', role: '' },
        'pod.containers[0].securityContext.seLinuxOptions.type': 'container_init_t',
        'pod.initContainers[0].securityContext.seLinuxOptions.type': 'container_kvm_t',
      },
    },
    {
      name: 'the type of a container that runs containers, and none',
      set: {
        'pod.securityContext.seLinuxOptions.type': 'container_engine_t',
        'pod.containers[0].securityContext.seLinuxOptions.type': '',
      },
      facts: { kubernetesVersion: '1.31' },
    },
  ],
  bad: [
    {
      name: 'a user for an init container',
      set: { 'pod.initContainers[0].securityContext.seLinuxOptions.user': 'system_u' },
      at: 'pod.initContainers[0].securityContext.seLinuxOptions.user',
      found: 'init container "migrate": seLinuxOptions.user "system_u"',
    },
    {
      name: 'a role for the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.seLinuxOptions.role': 'sysadm_r' },
      at: 'pod.securityContext.seLinuxOptions.role',
      found: 'pod: seLinuxOptions.role "sysadm_r"',
    },
    {
      name: 'the type of the super-privileged container',
      set: { 'pod.containers[0].securityContext.seLinuxOptions.type': 'spc_t' },
      at: 'pod.containers[0].securityContext.seLinuxOptions.type',
      found: 'container "order": seLinuxOptions.type "spc_t"',
    },
    {
      name: 'the type of a container that runs containers before 1.31',
      set: { 'pod.securityContext.seLinuxOptions.type': 'container_engine_t' },
      facts: { kubernetesVersion: '1.30' },
      at: 'pod.securityContext.seLinuxOptions.type',
      found: 'pod: seLinuxOptions.type "container_engine_t"',
    },
  ],
  inspect: inTurn(
    ...['user', 'role'].map((name) =>
      eachSetting({
        field: ['seLinuxOptions', name],
        allowed: 'left out',
        holds: (value) => value === '',
        mayBeUnset: true,
      }),
    ),
    eachSetting({
      field: ['seLinuxOptions', 'type'],
      allowed: 'left out, container_t, container_init_t, container_kvm_t; container_engine_t since 1.31',
      holds: (value, _, { facts }) => TYPES.has(value) || (value === 'container_engine_t' && isSince(facts, 31)),
      mayBeUnset: true,
    }),
  ),
};
