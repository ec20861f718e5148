import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at } from '../../fields.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { stated } from '../../shown.ts';

export const noHostNetwork: Check = {
  id: 'W14',
  name: 'no-host-network',
  title: 'No pod uses the network of its node',
  why: 'No NetworkPolicy holds there, and the pod reaches what listens on the node alone, the credentials of the node among it.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'checkov CKV_K8S_19',
    'trivy KSV-0009',
    'kubescape C-0041',
    'kube-linter host-network',
    'polaris hostNetworkSet',
    'gatekeeper-library host-network-ports',
    'kyverno disallow-host-namespaces',
  ],
  fix: 'take hostNetwork out, and reach the pod through a Service',
  good: [
    { name: 'left out' },
    { name: 'a network of its own', set: { 'pod.hostNetwork': false } },
    { name: 'no value', set: { 'pod.hostNetwork': null } },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ hostNetwork: true })],
      object: 'Deployment shop/controller',
      at: 'pod.hostNetwork',
      found: 'hostNetwork true',
    },
    {
      name: 'that of the node',
      on: 'DaemonSet shop/collector',
      set: { 'pod.hostNetwork': true },
      at: 'pod.hostNetwork',
      found: 'hostNetwork true',
    },
    {
      name: 'text in place of a boolean in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.hostNetwork': 'true' },
      at: 'pod.hostNetwork',
      found: 'hostNetwork "true"',
    },
  ],
  inspect: withPatches(
    eachPod(function* ({ spec }) {
      const value = at(spec, 'hostNetwork') ?? false;
      if (value === false) return;
      yield { path: ['hostNetwork'], found: stated('hostNetwork', value), allowed: 'false, or left out' };
    }),
  ),
};
