import type { Check } from '../../../check.ts';
import { at, isRecord, listAt, numberAt, textAt } from '../../../fields.ts';
import type { Container } from '../../../pods/containers.ts';
import { eachContainer } from '../../../pods/each.ts';

const HANDLERS = [
  ['startupProbe'],
  ['livenessProbe'],
  ['readinessProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

export const probePorts: Check = {
  id: 'W40',
  name: 'probe-ports',
  title: 'Probes and lifecycle hooks ask on ports that their container declares',
  why: 'A probe on a port where nobody listens fails for ever: the pod never becomes ready, or restarts until somebody looks.',
  severity: 'error',
  level: 'all',
  sources: ['kube-linter liveness-port', 'kube-linter readiness-port', 'kube-linter startup-port'],
  fix: 'name a port of the container in the probe, or declare the port',
  good: [
    { name: 'by name' },
    { name: 'by number', set: { 'pod.containers[0].livenessProbe.httpGet.port': 9090 } },
    { name: 'over gRPC', set: { 'pod.containers[0].livenessProbe': { grpc: { port: 8080 } } } },
    { name: 'a command', set: { 'pod.containers[0].startupProbe': { exec: { command: ['/order', 'up'] } } } },
    {
      name: 'the port that Knative chooses',
      on: 'Service shop/thumbnail',
      set: { 'pod.containers[0].readinessProbe': { tcpSocket: { port: 0 } } },
    },
  ],
  bad: [
    {
      name: 'another name',
      set: { 'pod.containers[0].readinessProbe.httpGet.port': 'health' },
      at: 'pod.containers[0].readinessProbe.httpGet.port',
      found: 'container "order": readinessProbe on port "health"',
    },
    {
      name: 'another number in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].startupProbe': { tcpSocket: { port: 8081 } } },
      at: 'pod.containers[0].startupProbe.tcpSocket.port',
      found: 'container "payment": startupProbe on port 8081',
    },
    {
      name: 'a number as text, which is a name',
      set: { 'pod.containers[0].livenessProbe.httpGet.port': '8080' },
      at: 'pod.containers[0].livenessProbe.httpGet.port',
      found: 'container "order": livenessProbe on port "8080"',
    },
    {
      name: 'a UDP port',
      set: {
        'pod.containers[0].ports[2]': { name: 'game', containerPort: 7777, protocol: 'UDP' },
        'pod.containers[0].livenessProbe': { grpc: { port: 7777 } },
      },
      at: 'pod.containers[0].livenessProbe.grpc.port',
      found: 'container "order": livenessProbe on port 7777',
    },
    {
      name: 'a sidecar without ports',
      set: {
        'pod.initContainers[0].restartPolicy': 'Always',
        'pod.initContainers[0].readinessProbe': { httpGet: { path: '/readyz', port: 'http' } },
      },
      at: 'pod.initContainers[0].readinessProbe.httpGet.port',
      found: 'init container "migrate": readinessProbe on port "http"',
    },
    {
      name: 'a preStop on a port of no name',
      set: { 'pod.containers[0].lifecycle.preStop': { httpGet: { path: '/drain', port: 'admin' } } },
      at: 'pod.containers[0].lifecycle.preStop.httpGet.port',
      found: 'container "order": preStop on port "admin"',
    },
    {
      name: 'a postStart on another port',
      set: { 'pod.containers[0].lifecycle.postStart': { httpGet: { path: '/warm', port: 80 } } },
      at: 'pod.containers[0].lifecycle.postStart.httpGet.port',
      found: 'container "order": postStart on port 80',
    },
  ],
  inspect: eachContainer(function* (container) {
    const ports = declaredPorts(container);
    for (const handler of HANDLERS) {
      for (const way of ['httpGet', 'tcpSocket', 'grpc']) {
        const path = [...handler, way, 'port'];
        const port = at(container.fields, ...path);
        // 0 stands for the port that Knative chooses; schemas ask for the field itself
        if ((typeof port !== 'string' && typeof port !== 'number') || port === 0 || ports.has(port)) continue;
        yield {
          path,
          found: `${handler.at(-1)} on port ${JSON.stringify(port)}`,
          allowed: [...ports].join(', ') || 'none, since the container declares no TCP port',
        };
      }
    }
  }),
};

/** Names and numbers of the TCP ports, as probes may write them. */
function declaredPorts({ fields }: Container): Set<number | string> {
  const ports = listAt(fields, 'ports').filter((port) => isRecord(port) && (port['protocol'] ?? 'TCP') === 'TCP');
  return new Set(ports.flatMap((port) => [textAt(port, 'name') ?? [], numberAt(port, 'containerPort') ?? []].flat()));
}
