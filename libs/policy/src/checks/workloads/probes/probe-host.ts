import type { Check } from '../../../check.ts';
import { patch } from '../../../examples/patch.ts';
import { textAt } from '../../../fields.ts';
import { eachContainer, withPatches } from '../../../pods/each.ts';

const PLACES = ['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle.postStart', 'lifecycle.preStop'].flatMap(
  (handler) => ['httpGet', 'tcpSocket'].map((way) => [...handler.split('.'), way, 'host']),
);

export const probeHost: Check = {
  id: 'W41a',
  name: 'probe-host',
  title: 'Probes and lifecycle hooks ask the pod itself',
  why: 'The kubelet asks from the node, past every NetworkPolicy: whoever may write `host` can reach what only nodes may.',
  severity: 'error',
  level: 'baseline',
  sources: ['pod-security baseline', 'gatekeeper-library host-probes-lifecycle'],
  fix: 'take `host` away: the kubelet then asks the address of the pod',
  good: [{ name: 'no host' }, { name: 'an empty one', set: { 'pod.containers[0].livenessProbe.httpGet.host': '' } }],
  bad: [
    {
      name: 'livenessProbe',
      set: { 'pod.containers[0].livenessProbe.httpGet.host': '169.254.169.254' },
      at: 'pod.containers[0].livenessProbe.httpGet.host',
      found: 'container "order": host "169.254.169.254"',
    },
    {
      name: 'readinessProbe that connects, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].readinessProbe': { tcpSocket: { host: 'payments.example', port: 443 } } },
      at: 'pod.containers[0].readinessProbe.tcpSocket.host',
      found: 'container "payment": host "payments.example"',
    },
    {
      name: 'startupProbe of a sidecar',
      set: { 'pod.initContainers[0].startupProbe': { httpGet: { host: 'localhost', port: 9000 } } },
      at: 'pod.initContainers[0].startupProbe.httpGet.host',
      found: 'init container "migrate": host "localhost"',
    },
    {
      name: 'preStop',
      set: { 'pod.containers[0].lifecycle.preStop': { httpGet: { host: '10.0.0.1', port: 80 } } },
      at: 'pod.containers[0].lifecycle.preStop.httpGet.host',
      found: 'container "order": host "10.0.0.1"',
    },
    {
      name: 'postStart',
      set: { 'pod.containers[0].lifecycle.postStart': { httpGet: { host: '127.0.0.1', port: 80 } } },
      at: 'pod.containers[0].lifecycle.postStart.httpGet.host',
      found: 'container "order": host "127.0.0.1"',
    },
    {
      name: 'in a patch of what others install',
      add: [patch({ containers: [{ name: 'manager', livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].livenessProbe.httpGet.host',
      found: 'container "manager": host "10.0.0.1"',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ fields }) {
      for (const path of PLACES) {
        const host = textAt(fields, ...path);
        if (host) yield { path, found: `host "${host}"`, allowed: 'no host' };
      }
    }),
  ),
};
