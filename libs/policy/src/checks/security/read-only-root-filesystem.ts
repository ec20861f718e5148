import type { Check } from '../../check.ts';
import { eachContainerSetting } from '../../pods/setting.ts';
import { isWindows } from '../../pods/windows.ts';

export const readOnlyRootFilesystem: Check = {
  id: 'W08',
  name: 'read-only-root-filesystem',
  title: 'No container may write into its image',
  why: 'What an attacker cannot write they cannot run, and what a process leaves behind does not fill the node.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_22',
    'trivy KSV-0014',
    'kubescape C-0017',
    'kube-score container-security-context-readonlyrootfilesystem',
    'kube-linter no-read-only-root-fs',
    'polaris notReadOnlyRootFilesystem',
    'gatekeeper-library read-only-root-filesystem',
    'kyverno require-ro-rootfs',
  ],
  fix: 'set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where files are written, e.g. at /tmp',
  good: [
    { name: 'read only' },
    {
      name: 'a pod on Windows, which has no such field',
      set: { 'pod.os.name': 'windows', 'pod.containers[0].securityContext.readOnlyRootFilesystem': undefined },
    },
  ],
  bad: [
    {
      name: 'not set',
      set: { 'pod.containers[0].securityContext.readOnlyRootFilesystem': undefined },
      at: 'pod.containers[0].securityContext.readOnlyRootFilesystem',
      found: 'container "order": readOnlyRootFilesystem not set',
    },
    {
      name: 'writable in an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].securityContext.readOnlyRootFilesystem': false },
      at: 'pod.initContainers[0].securityContext.readOnlyRootFilesystem',
      found: 'init container "migrate": readOnlyRootFilesystem false',
    },
    {
      name: 'text in place of a boolean',
      on: 'Job shop/seed',
      set: { 'pod.containers[0].securityContext.readOnlyRootFilesystem': 'true' },
      at: 'pod.containers[0].securityContext.readOnlyRootFilesystem',
      found: 'container "seed": readOnlyRootFilesystem "true"',
    },
  ],
  inspect: eachContainerSetting({
    field: ['readOnlyRootFilesystem'],
    allowed: 'true',
    holds: (value) => value === true,
    mayBeUnset: false,
    skips: isWindows,
  }),
};
