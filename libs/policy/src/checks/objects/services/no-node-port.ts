import type { Check } from '../../../check.ts';
import { listAt, numberAt, textAt } from '../../../fields.ts';
import { shown } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';

export const noNodePort: Check = {
  id: 'V01',
  name: 'no-node-port',
  title: 'No Service opens a port of the nodes, or takes addresses of its own choice',
  why: 'A node port is open on every node, past the gateway and its certificate; with `externalIPs` a Service takes over the traffic to any address.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score service-type',
    'trivy KSV-0108',
    'gatekeeper-library block-nodeport-services',
    'gatekeeper-library externalip',
  ],
  fix: 'use ClusterIP behind a Gateway',
  good: [
    { name: 'ClusterIP' },
    { name: 'the default, which is ClusterIP', on: 'Service shop/order', set: { 'spec.type': undefined } },
    { name: 'ExternalName', on: 'Service shop/order', set: { 'spec.type': 'ExternalName', 'spec.externalIPs': [] } },
    { name: 'no node port', on: 'Service shop/order', set: { 'spec.ports[0].nodePort': 0 } },
  ],
  bad: [
    {
      name: 'NodePort',
      on: 'Service shop/order',
      set: { 'spec.type': 'NodePort' },
      at: 'spec.type',
      found: 'type "NodePort"',
    },
    {
      name: 'addresses of its own choice',
      on: 'Service shop/payment',
      set: { 'spec.externalIPs': ['192.0.2.1'] },
      at: 'spec.externalIPs',
      found: 'externalIPs ["192.0.2.1"]',
    },
    {
      name: 'a load balancer with a fixed port of the nodes',
      on: 'Service shop/order',
      set: { 'spec.type': 'LoadBalancer', 'spec.ports[0].nodePort': 30080 },
      at: 'spec.ports[0].nodePort',
      found: 'nodePort 30080',
    },
  ],
  inspect: eachObject('', 'Service', function* (service) {
    const type = textAt(service, 'spec', 'type');
    if (type === 'NodePort') {
      yield { path: ['spec', 'type'], found: `type ${shown(type)}`, allowed: 'ClusterIP, or ExternalName' };
    }
    const addresses = listAt(service, 'spec', 'externalIPs');
    if (addresses.length > 0) {
      yield { path: ['spec', 'externalIPs'], found: `externalIPs ${shown(addresses)}`, allowed: 'no externalIPs' };
    }
    for (const [i, port] of listAt(service, 'spec', 'ports').entries()) {
      const nodePort = numberAt(port, 'nodePort') ?? 0;
      if (nodePort === 0) continue;
      yield { path: ['spec', 'ports', i, 'nodePort'], found: `nodePort ${nodePort}`, allowed: 'no nodePort' };
    }
  }),
};
