import type { Check } from '../../../check.ts';
import { patch } from '../../../examples/patch.ts';
import { listAt, textAt } from '../../../fields.ts';
import { containersOf } from '../../../pods/containers.ts';
import { eachPod, type Wrong, withPatches } from '../../../pods/each.ts';

export const uniqueNames: Check = {
  id: 'W56',
  name: 'unique-names',
  title: 'No environment variable and no port is named twice',
  why: 'Of two variables with one name the last one wins, silently, and server-side apply refuses the list; of two ports with one name a Service takes either.',
  severity: 'error',
  level: 'all',
  sources: ['kube-score environment-variable-key-duplication', 'kube-linter duplicate-env-var', 'kubescape C-0295'],
  fix: 'remove one, or give it its own name',
  good: [
    { name: 'names of their own' },
    {
      name: 'one variable in two containers',
      set: {
        'pod.containers[0].env': [{ name: 'TZ', value: 'UTC' }],
        'pod.initContainers[0].env': [{ name: 'TZ', value: 'UTC' }],
      },
    },
    {
      name: 'ports without names',
      set: { 'pod.containers[0].ports': [{ containerPort: 8080 }, { containerPort: 9090 }] },
    },
  ],
  bad: [
    {
      name: 'variable',
      set: {
        'pod.containers[0].env': [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
          { name: 'A', value: '3' },
        ],
      },
      at: 'pod.containers[0].env[2].name',
      found: 'container "order": environment variable "A" for the second time',
    },
    {
      name: 'variable of an init container, in a Rollout',
      on: 'Rollout shop/payment',
      set: {
        'pod.initContainers[0].env': [
          { name: 'A', value: '1' },
          { name: 'A', value: '1' },
        ],
      },
      at: 'pod.initContainers[0].env[1].name',
      found: 'init container "migrate": environment variable "A" for the second time',
    },
    {
      name: 'port',
      set: { 'pod.containers[0].ports[1].name': 'http' },
      at: 'pod.containers[0].ports[1].name',
      found: 'container "order": port "http" for the second time',
    },
    {
      name: 'port of another container',
      on: 'CronJob shop/settlement',
      set: {
        'pod.containers[0].ports': [{ name: 'metrics', containerPort: 9090 }],
        'pod.containers[1]': { name: 'proxy', ports: [{ name: 'metrics', containerPort: 9091 }] },
      },
      at: 'pod.containers[1].ports[0].name',
      found: 'container "proxy": port "metrics" for the second time',
    },
    {
      name: 'in a patch of what others install',
      add: [patch({ containers: [{ name: 'manager', env: [{ name: 'A' }, { name: 'A' }] }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].env[1].name',
      found: 'container "manager": environment variable "A" for the second time',
    },
  ],
  inspect: withPatches(
    eachPod(function* (pod) {
      const ports = new Set<string>();
      for (const { fields, list, index, title } of containersOf(pod)) {
        yield* twice(fields, 'env', new Set(), (i, name) => ({
          path: [list, index, 'env', i, 'name'],
          found: `${title}: environment variable "${name}" for the second time`,
          allowed: 'each name once in a container',
        }));
        yield* twice(fields, 'ports', ports, (i, name) => ({
          path: [list, index, 'ports', i, 'name'],
          found: `${title}: port "${name}" for the second time`,
          allowed: 'each name once in a pod',
        }));
      }
    }),
  ),
};

/** What is wrong with the second one of a name. */
function* twice(
  container: unknown,
  list: string,
  seen: Set<string>,
  wrong: (i: number, name: string) => Wrong,
): Iterable<Wrong> {
  for (const [i, item] of listAt(container, list).entries()) {
    const name = textAt(item, 'name');
    if (name === undefined) continue;
    if (seen.has(name)) yield wrong(i, name);
    seen.add(name);
  }
}
