import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { eachContainerSetting } from '../../pods/setting.ts';
import { isWindows } from '../../pods/windows.ts';

export const noPrivilegeEscalation: Check = {
  id: 'W04',
  name: 'no-privilege-escalation',
  title: 'No process gains more rights than its parent',
  why: 'A set-user-id program in the image, such as sudo, makes root of any user. Kubernetes allows it unless told otherwise.',
  severity: 'error',
  level: 'restricted',
  sources: [
    'pod-security restricted',
    'checkov CKV_K8S_20',
    'trivy KSV-0001',
    'kubescape C-0016',
    'kube-linter privilege-escalation-container',
    'polaris privilegeEscalationAllowed',
    'gatekeeper-library allow-privilege-escalation',
  ],
  fix: 'set securityContext.allowPrivilegeEscalation: false',
  good: [
    { name: 'a patch, which leaves it as it is', add: [patch({ containers: [{ name: 'manager' }] })] },
    { name: 'forbidden for each container' },
    {
      name: 'a pod on Windows, which has no such field',
      set: { 'pod.os.name': 'windows', 'pod.containers[0].securityContext.allowPrivilegeEscalation': undefined },
    },
  ],
  bad: [
    {
      name: 'allowed by a patch',
      add: [patch({ containers: [{ name: 'manager', securityContext: { allowPrivilegeEscalation: true } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].securityContext.allowPrivilegeEscalation',
      found: 'container "manager": allowPrivilegeEscalation true',
    },
    {
      name: 'not set',
      set: { 'pod.containers[0].securityContext.allowPrivilegeEscalation': undefined },
      at: 'pod.containers[0].securityContext.allowPrivilegeEscalation',
      found: 'container "order": allowPrivilegeEscalation not set',
    },
    {
      name: 'allowed for an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].securityContext.allowPrivilegeEscalation': true },
      at: 'pod.initContainers[0].securityContext.allowPrivilegeEscalation',
      found: 'init container "migrate": allowPrivilegeEscalation true',
    },
    {
      name: 'no securityContext in an ephemeral container',
      set: { 'pod.ephemeralContainers[0].name': 'debug' },
      at: 'pod.ephemeralContainers[0].securityContext.allowPrivilegeEscalation',
      found: 'ephemeral container "debug": allowPrivilegeEscalation not set',
    },
    {
      name: 'a pod that names Linux',
      set: { 'pod.os.name': 'linux', 'pod.containers[0].securityContext.allowPrivilegeEscalation': 'false' },
      at: 'pod.containers[0].securityContext.allowPrivilegeEscalation',
      found: 'container "order": allowPrivilegeEscalation "false"',
    },
  ],
  inspect: eachContainerSetting({
    field: ['allowPrivilegeEscalation'],
    allowed: 'false',
    holds: (value) => value === false,
    mayBeUnset: false,
    skips: isWindows,
  }),
};
