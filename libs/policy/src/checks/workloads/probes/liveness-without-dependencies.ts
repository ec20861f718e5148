import type { Check } from '../../../check.ts';
import { patch } from '../../../examples/patch.ts';
import { textAt } from '../../../fields.ts';
import { eachContainer, withPatches } from '../../../pods/each.ts';

/** Names under which programs say whether what they need is there too. */
const READINESS = new Set(['dependencies', 'readiness', 'ready', 'readyz']);

export const livenessWithoutDependencies: Check = {
  id: 'W38b',
  name: 'liveness-without-dependencies',
  title: 'No livenessProbe asks for readiness',
  why: 'What is not ready because a database is away does not become so by a restart: all pods restart together, and the load of their start comes on top.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score pod-probes',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe',
  ],
  fix: 'let the livenessProbe ask the process about itself alone, e.g. /livez',
  good: [
    { name: 'asks the process alone' },
    { name: 'a longer word', set: { 'pod.containers[0].livenessProbe.httpGet.path': '/already/there' } },
    {
      name: 'gRPC service of its own',
      set: { 'pod.containers[0].livenessProbe': { grpc: { port: 8080, service: 'live' } } },
    },
  ],
  bad: [
    {
      name: 'path of readiness',
      set: { 'pod.containers[0].livenessProbe.httpGet.path': '/readyz' },
      at: 'pod.containers[0].livenessProbe.httpGet.path',
      found: 'container "order": livenessProbe asks "/readyz"',
    },
    {
      name: 'path of readiness below another, with a query',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].livenessProbe.httpGet.path': '/actuator/health/Readiness?full=1' },
      at: 'pod.containers[0].livenessProbe.httpGet.path',
      found: 'container "payment": livenessProbe asks "/actuator/health/Readiness?full=1"',
    },
    {
      name: 'path of dependencies',
      set: { 'pod.containers[0].livenessProbe.httpGet.path': '/health/dependencies' },
      at: 'pod.containers[0].livenessProbe.httpGet.path',
      found: 'container "order": livenessProbe asks "/health/dependencies"',
    },
    {
      name: 'gRPC service of readiness, in a sidecar',
      set: {
        'pod.initContainers[0].restartPolicy': 'Always',
        'pod.initContainers[0].livenessProbe': { grpc: { port: 9000, service: 'ready' } },
      },
      at: 'pod.initContainers[0].livenessProbe.grpc.service',
      found: 'init container "migrate": livenessProbe asks "ready"',
    },
    {
      name: 'in a patch of what others install',
      add: [patch({ containers: [{ name: 'manager', livenessProbe: { httpGet: { path: '/readyz', port: 80 } } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].livenessProbe.httpGet.path',
      found: 'container "manager": livenessProbe asks "/readyz"',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ fields }) {
      for (const place of [
        ['livenessProbe', 'httpGet', 'path'],
        ['livenessProbe', 'grpc', 'service'],
      ]) {
        const asked = textAt(fields, ...place);
        const words = asked?.toLowerCase().split(/[/?]/) ?? [];
        if (words.some((word) => READINESS.has(word)))
          yield { path: place, found: `livenessProbe asks "${asked}"`, allowed: 'what the process knows of itself' };
      }
    }),
  ),
};
