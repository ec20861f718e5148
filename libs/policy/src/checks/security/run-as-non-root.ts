import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { eachSetting } from '../../pods/setting.ts';
import { inUserNamespace } from '../../pods/user-namespace.ts';

export const runAsNonRoot: Check = {
  id: 'W01',
  name: 'run-as-non-root',
  title: 'No container runs as root',
  why: 'Root in a container is root on the node once it breaks out. With this field the kubelet refuses to start an image whose user is root.',
  severity: 'error',
  level: 'restricted',
  sources: [
    'pod-security restricted',
    'checkov CKV_K8S_6',
    'checkov CKV_K8S_23',
    'trivy KSV-0012',
    'kubescape C-0013',
    'kube-linter run-as-non-root',
    'polaris runAsRootAllowed',
    'gatekeeper-library users',
  ],
  fix: 'set securityContext.runAsNonRoot: true for the pod, and a numeric USER in the image',
  good: [
    { name: 'a patch, which leaves it as it is', add: [patch({ containers: [{ name: 'manager' }] })] },
    { name: 'set for the pod' },
    {
      name: 'set for each container alone',
      set: {
        'pod.securityContext.runAsNonRoot': undefined,
        'pod.initContainers[0].securityContext.runAsNonRoot': true,
        'pod.containers[0].securityContext.runAsNonRoot': true,
      },
    },
    {
      name: 'root in a user namespace, nobody on the node',
      set: { 'pod.hostUsers': false, 'pod.securityContext.runAsNonRoot': undefined },
    },
  ],
  bad: [
    {
      name: 'root allowed by a patch',
      add: [patch({ containers: [{ name: 'manager', securityContext: { runAsNonRoot: false } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].securityContext.runAsNonRoot',
      found: 'container "manager": runAsNonRoot false',
    },
    {
      name: 'a patch that brings a container with an image',
      add: [patch({ containers: [{ name: 'manager', image: 'registry.example/delivery/proxy:1.0.0' }] })],
      object: 'Deployment shop/controller',
      at: 'pod.securityContext.runAsNonRoot',
      found: 'runAsNonRoot not set, for container "manager"',
    },
    {
      name: 'not set',
      set: { 'pod.securityContext.runAsNonRoot': undefined },
      at: 'pod.securityContext.runAsNonRoot',
      found: 'runAsNonRoot not set, for init container "migrate", container "order"',
    },
    {
      name: 'not set, and one of two containers does without',
      set: {
        'pod.securityContext.runAsNonRoot': null,
        'pod.initContainers[0].securityContext.runAsNonRoot': true,
      },
      at: 'pod.securityContext.runAsNonRoot',
      found: 'runAsNonRoot not set, for container "order"',
    },
    {
      name: 'root allowed for an init container',
      set: { 'pod.initContainers[0].securityContext.runAsNonRoot': false },
      at: 'pod.initContainers[0].securityContext.runAsNonRoot',
      found: 'init container "migrate": runAsNonRoot false',
    },
    {
      name: 'root allowed for the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.runAsNonRoot': false },
      at: 'pod.securityContext.runAsNonRoot',
      found: 'pod: runAsNonRoot false',
    },
    {
      name: 'text in place of a boolean',
      set: { 'pod.securityContext.runAsNonRoot': 'true' },
      at: 'pod.securityContext.runAsNonRoot',
      found: 'pod: runAsNonRoot "true"',
    },
    {
      name: 'root in a user namespace before 1.35',
      set: { 'pod.hostUsers': false, 'pod.securityContext.runAsNonRoot': false },
      facts: { kubernetesVersion: '1.34' },
      at: 'pod.securityContext.runAsNonRoot',
      found: 'pod: runAsNonRoot false',
    },
  ],
  inspect: eachSetting({
    field: ['runAsNonRoot'],
    allowed: 'true',
    holds: (value) => value === true,
    mayBeUnset: false,
    skips: inUserNamespace,
  }),
};
