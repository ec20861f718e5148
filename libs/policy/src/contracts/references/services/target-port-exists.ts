import { nearest } from '@delivery/findings';
import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { selectorLabels } from '../../../examples/valid/labels.ts';
import { isRecord, listAt, type Fields } from '../../../fields.ts';
import { containersOf } from '../../../pods/containers.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import { shown } from '../../../shown.ts';
import { oneOf } from '../table/words.ts';
import { podsBySelector } from './pods-of.ts';

const selector = selectorLabels('order');

export const targetPortExists: Check = {
  id: 'C22',
  name: 'target-port-exists',
  title: 'Every port of a Service leads to a port of its pods',
  why: 'A target port that no container has leaves the Service without endpoints, or sends requests where nobody listens.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter dangling-service',
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  ],
  fix: 'name a port that the containers declare',
  good: [
    { name: 'by name' },
    { name: 'by number', on: 'Service shop/order', set: { 'spec.ports[0].targetPort': 9090 } },
    { name: 'the same number', on: 'Service shop/order', set: { 'spec.ports[0]': { port: 8080 } } },
    {
      name: 'of a sidecar',
      set: {
        'pod.initContainers[0].restartPolicy': 'Always',
        'pod.initContainers[0].ports': [{ name: 'proxy', containerPort: 15001 }],
        'pod.containers[0].ports': undefined,
      },
      add: [service({ port: 80, targetPort: 'proxy' })],
      remove: ['Service shop/order'],
    },
    {
      name: 'over UDP',
      on: 'Service shop/order',
      set: { 'spec.ports[0]': { port: 53, protocol: 'UDP', targetPort: 'dns' } },
      remove: ['Deployment shop/order'],
      add: [pod({ name: 'dns', containerPort: 5353, protocol: 'UDP' })],
    },
    {
      name: 'by number, of pods that declare no ports',
      on: 'Service shop/order',
      set: { 'spec.ports[0].targetPort': 8080 },
      remove: ['Deployment shop/order'],
      add: [pod()],
    },
    { name: 'of pods that are not there', on: 'Service shop/order', set: { 'spec.selector': { app: 'shell' } } },
  ],
  bad: [
    {
      name: 'a slip in the name',
      on: 'Service shop/order',
      set: { 'spec.ports[0].targetPort': 'htttp' },
      at: 'spec.ports[0].targetPort',
      found: 'Service shop/order sends to TCP port "htttp", which the pods of Deployment shop/order do not have',
    },
    {
      name: 'its own number, which the pods of a Rollout do not have',
      on: 'Service shop/payment',
      set: { 'spec.ports[0].targetPort': undefined },
      at: 'spec.ports[0].port',
      found: 'Service shop/payment sends to TCP port 80, which the pods of Rollout shop/payment do not have',
    },
    {
      name: 'another protocol',
      on: 'Service shop/order',
      set: { 'spec.ports[1]': { port: 81, protocol: 'UDP', targetPort: 8080 } },
      at: 'spec.ports[1].targetPort',
      found: 'Service shop/order sends to UDP port 8080, which the pods of Deployment shop/order do not have',
    },
    {
      name: 'a number as text, which is a name',
      on: 'Service shop/order',
      set: { 'spec.ports[0].targetPort': '8080' },
      at: 'spec.ports[0].targetPort',
      found: 'Service shop/order sends to TCP port "8080", which the pods of Deployment shop/order do not have',
    },
    {
      name: 'of a container that ends before the others start',
      set: { 'pod.initContainers[0].ports': [{ name: 'proxy', containerPort: 15001 }] },
      add: [service({ port: 80, targetPort: 'proxy' })],
      remove: ['Service shop/order'],
      object: 'Service shop/order',
      at: 'spec.ports[0].targetPort',
      found: 'Service shop/order sends to TCP port "proxy", which the pods of Deployment shop/order do not have',
    },
    {
      name: 'by name, of pods that declare no ports',
      remove: ['Deployment shop/order'],
      add: [pod()],
      object: 'Service shop/order',
      at: 'spec.ports[0].targetPort',
      found: 'Service shop/order sends to TCP port "http", which the pods of Pod shop/order do not have',
    },
    {
      name: 'of pods without names for their ports',
      remove: ['Deployment shop/order'],
      add: [pod({ containerPort: 8080 })],
      object: 'Service shop/order',
      at: 'spec.ports[0].targetPort',
      found: 'Service shop/order sends to TCP port "http", which the pods of Pod shop/order do not have',
    },
  ],
  *inspect(world) {
    const podsOf = podsBySelector(world);
    for (const service of world.of('', 'Service')) {
      for (const pod of podsOf(service)) yield* missingPorts(service, pod);
    }
  },
};

function* missingPorts(object: Manifest, pod: PodTemplate): Iterable<Violation> {
  const declared = portsOf(pod);
  for (const [i, port] of listAt(object, 'spec', 'ports').entries()) {
    if (!isRecord(port)) continue;
    const target = port['targetPort'] ?? port['port'];
    // a number that pods need not declare is not known to be wrong when they declare none
    if (declared.length === 0 && typeof target === 'number') continue;
    const protocol = protocolOf(port);
    const fits = declared.filter((one) => protocolOf(one) === protocol);
    if (fits.some((one) => one['name'] === target || one['containerPort'] === target)) continue;
    const texts = fits.map((one) => `${String(one['containerPort'])} (${String(one['name'] ?? 'no name')})`);
    const near = nearest(
      String(target),
      fits.map((one) => String(one['name'])),
    );
    yield {
      object,
      path: ['spec', 'ports', i, port['targetPort'] === undefined ? 'port' : 'targetPort'],
      found: `${nameOf(object)} sends to ${protocol} port ${shown(target)}, which the pods of ${nameOf(pod.owner)} do not have`,
      allowed: oneOf(texts),
      ...(near !== undefined && { fix: `did you mean "${near}"?` }),
    };
  }
}

/** Ports of everything that runs as long as the pod. */
function portsOf(pod: PodTemplate): readonly Fields[] {
  return containersOf(pod).flatMap(({ fields, list }) => {
    const stays = list === 'containers' || fields['restartPolicy'] === 'Always';
    return stays ? listAt(fields, 'ports').filter(isRecord) : [];
  });
}

function protocolOf(port: Fields): string {
  return typeof port['protocol'] === 'string' ? port['protocol'] : 'TCP';
}

function service(port: Fields): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'order', namespace: 'shop' },
    spec: { selector, ports: [port] },
  };
}

function pod(...ports: readonly Fields[]): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'order', namespace: 'shop', labels: selector },
    spec: { containers: [{ name: 'order', ports }] },
  };
}
