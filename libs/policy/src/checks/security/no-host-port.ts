import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at, listAt } from '../../fields.ts';
import { eachContainer, withPatches } from '../../pods/each.ts';
import { stated } from '../../shown.ts';

export const noHostPort: Check = {
  id: 'W16',
  name: 'no-host-port',
  title: 'No container listens on a port of its node',
  why: 'The port is open to whoever reaches the node, past Service and Gateway, and two such pods do not fit on one node.',
  severity: 'error',
  level: 'baseline',
  sources: [
    'pod-security baseline',
    'checkov CKV_K8S_26',
    'trivy KSV-0024',
    'kubescape C-0044',
    'polaris hostPortSet',
    'gatekeeper-library host-network-ports',
    'kyverno disallow-host-ports',
  ],
  fix: 'take hostPort out, and reach the container through a Service',
  good: [
    { name: 'ports of the pod' },
    { name: 'zero, which stands for none', set: { 'pod.containers[0].ports[0].hostPort': 0 } },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ containers: [{ name: 'manager', ports: [{ hostPort: 80 }] }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].ports[0].hostPort',
      found: 'container "manager": hostPort 80',
    },
    {
      name: 'a port of the node',
      set: { 'pod.containers[0].ports[1].hostPort': 9090 },
      at: 'pod.containers[0].ports[1].hostPort',
      found: 'container "order": hostPort 9090',
    },
    {
      name: 'a port of the node for an init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].ports': [{ containerPort: 8080, hostPort: 1 }] },
      at: 'pod.initContainers[0].ports[0].hostPort',
      found: 'init container "migrate": hostPort 1',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ fields }) {
      for (const [i, port] of listAt(fields, 'ports').entries()) {
        const value = at(port, 'hostPort') ?? 0;
        if (value !== 0)
          yield { path: ['ports', i, 'hostPort'], found: stated('hostPort', value), allowed: 'left out' };
      }
    }),
  ),
};
