import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at } from '../../fields.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { stated } from '../../shown.ts';

export const noHostProcesses: Check = {
  id: 'W15',
  name: 'no-host-processes',
  title: 'No pod sees the processes of its node',
  why: 'Among the processes of the node a container reads the environment and memory of every other pod, and may signal them.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'checkov CKV_K8S_17',
    'checkov CKV_K8S_18',
    'trivy KSV-0008',
    'trivy KSV-0010',
    'kubescape C-0038',
    'kube-linter host-pid',
    'kube-linter host-ipc',
    'polaris hostPIDSet',
    'polaris hostIPCSet',
    'gatekeeper-library host-namespaces',
    'kyverno disallow-host-namespaces',
  ],
  fix: 'take the field out',
  good: [{ name: 'left out' }, { name: 'namespaces of its own', set: { 'pod.hostPID': false, 'pod.hostIPC': false } }],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ hostPID: true })],
      object: 'Deployment shop/controller',
      at: 'pod.hostPID',
      found: 'hostPID true',
    },
    {
      name: 'processes of the node',
      set: { 'pod.hostPID': true },
      at: 'pod.hostPID',
      found: 'hostPID true',
    },
    {
      name: 'shared memory of the node in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.hostIPC': true },
      at: 'pod.hostIPC',
      found: 'hostIPC true',
    },
  ],
  inspect: withPatches(
    eachPod(function* ({ spec }) {
      for (const name of ['hostPID', 'hostIPC']) {
        const value = at(spec, name) ?? false;
        if (value !== false) yield { path: [name], found: stated(name, value), allowed: 'false, or left out' };
      }
    }),
  ),
};
