import type { Check } from '../../../check.ts';
import { patch } from '../../../examples/patch.ts';
import { listAt, numberAt, textAt } from '../../../fields.ts';
import { eachContainer, withPatches } from '../../../pods/each.ts';

/** Ports below belong to the system. */
const least = 1024;
const most = 65535;
const longestName = 15;

export const containerPorts: Check = {
  id: 'W61',
  name: 'container-ports',
  title: 'Containers listen on ports from 1024, with names that Services can use',
  why: 'Lower ports ask for a privilege or a sysctl, and 22 means that somebody logs in to pods; a port name that is no IANA service name is refused by the API server.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter privileged-ports',
    'kube-linter ssh-port',
    'kube-linter invalid-target-ports',
    'trivy KSV-0117',
    'https://www.rfc-editor.org/rfc/rfc6335#section-5.1',
  ],
  fix: 'let the program listen on 8080 or the like, and let the Service map port 80 to it',
  good: [
    { name: 'from 1024' },
    { name: 'the least', set: { 'pod.containers[0].ports[0]': { name: 'a', containerPort: 1024 } } },
    { name: 'the most', set: { 'pod.containers[0].ports[0]': { name: 'http-2', containerPort: 65535 } } },
    { name: 'the longest name', set: { 'pod.containers[0].ports[1].name': 'a23456789012345' } },
    { name: 'no name', set: { 'pod.containers[0].ports[1].name': undefined } },
  ],
  bad: [
    {
      name: 'a low port',
      set: { 'pod.containers[0].ports[0].containerPort': 1023 },
      at: 'pod.containers[0].ports[0].containerPort',
      found: 'container "order": port 1023',
    },
    {
      name: 'ssh, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].ports[1].containerPort': 22 },
      at: 'pod.containers[0].ports[1].containerPort',
      found: 'container "payment": port 22',
    },
    {
      name: 'a high port of an init container',
      set: { 'pod.initContainers[0].ports': [{ containerPort: 65536 }] },
      at: 'pod.initContainers[0].ports[0].containerPort',
      found: 'init container "migrate": port 65536',
    },
    {
      name: 'a long name',
      set: { 'pod.containers[0].ports[1].name': 'a234567890123456' },
      at: 'pod.containers[0].ports[1].name',
      found: 'container "order": port name "a234567890123456"',
    },
    ...['HTTP', '8080', 'http--2', '-http', 'http-', 'http_2', ''].map((name) => ({
      name: `the name ${JSON.stringify(name)}`,
      set: { 'pod.containers[0].ports[1].name': name },
      at: 'pod.containers[0].ports[1].name',
      found: `container "order": port name "${name}"`,
    })),
    {
      name: 'in a patch of what others install',
      add: [patch({ containers: [{ name: 'manager', ports: [{ containerPort: 80 }] }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].ports[0].containerPort',
      found: 'container "manager": port 80',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ fields }) {
      for (const [i, port] of listAt(fields, 'ports').entries()) {
        const number = numberAt(port, 'containerPort');
        if (number !== undefined && (number < least || number > most))
          yield { path: ['ports', i, 'containerPort'], found: `port ${number}`, allowed: `${least} to ${most}` };
        const name = textAt(port, 'name');
        if (name !== undefined && !isServiceName(name))
          yield {
            path: ['ports', i, 'name'],
            found: `port name "${name}"`,
            allowed: `up to ${longestName} lower-case letters, digits and single "-" between them, one letter at least`,
            fix: 'name the port for its protocol, e.g. http, metrics or grpc-admin',
          };
      }
    }),
  ),
};

function isServiceName(name: string): boolean {
  return name.length <= longestName && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name);
}
