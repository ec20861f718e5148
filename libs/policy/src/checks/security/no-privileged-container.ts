import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { eachContainerSetting } from '../../pods/setting.ts';

export const noPrivilegedContainer: Check = {
  id: 'W05',
  name: 'no-privileged-container',
  title: 'No container is privileged',
  why: 'A privileged container sees every device of its node and may do there whatever root may.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'checkov CKV_K8S_16',
    'trivy KSV-0017',
    'kubescape C-0057',
    'kube-score container-security-context-privileged',
    'kube-linter privileged-container',
    'polaris runAsPrivileged',
    'gatekeeper-library privileged-containers',
  ],
  fix: 'take the field out, and mount or add exactly what the container needs',
  good: [
    { name: 'refused', set: { 'pod.containers[0].securityContext.privileged': false } },
    { name: 'not asked for', set: { 'pod.containers[0].securityContext.privileged': undefined } },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ containers: [{ name: 'manager', securityContext: { privileged: true } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].securityContext.privileged',
      found: 'container "manager": privileged true',
    },
    {
      name: 'privileged',
      set: { 'pod.containers[0].securityContext.privileged': true },
      at: 'pod.containers[0].securityContext.privileged',
      found: 'container "order": privileged true',
    },
    {
      name: 'a privileged init container of a DaemonSet',
      on: 'DaemonSet shop/collector',
      set: { 'pod.initContainers[0].securityContext.privileged': true },
      at: 'pod.initContainers[0].securityContext.privileged',
      found: 'init container "migrate": privileged true',
    },
    {
      name: 'text in place of a boolean in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].securityContext.privileged': 'yes' },
      at: 'pod.containers[0].securityContext.privileged',
      found: 'container "payment": privileged "yes"',
    },
  ],
  inspect: eachContainerSetting({
    field: ['privileged'],
    allowed: 'false, or left out',
    holds: (value) => value === false,
    mayBeUnset: true,
  }),
};
