import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at } from '../../fields.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { isSome } from '../../pods/resources.ts';
import { volumesOf } from '../../pods/volumes.ts';
import { stated } from '../../shown.ts';

export const sizedEmptyDir: Check = {
  id: 'W36',
  name: 'sized-empty-dir',
  title: 'Every emptyDir has a size limit',
  why: 'Without one a volume of scratch files grows until the disk of the node is full; in memory, until the node is out of memory.',
  severity: 'error',
  level: 'all',
  sources: [
    'kyverno require-emptydir-requests-limits',
    'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  ],
  fix: 'set emptyDir.sizeLimit',
  good: [
    { name: 'a limit' },
    {
      name: 'memory with a limit',
      set: { 'pod.volumes[0].emptyDir': { medium: 'Memory', sizeLimit: 1048576 } },
    },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ volumes: [{ name: 'data', emptyDir: {} }] })],
      object: 'Deployment shop/controller',
      at: 'pod.volumes[0].emptyDir.sizeLimit',
      found: 'volume "data": sizeLimit not set',
    },
    {
      name: 'none',
      set: { 'pod.volumes[0].emptyDir': {} },
      at: 'pod.volumes[0].emptyDir.sizeLimit',
      found: 'volume "tmp": sizeLimit not set',
    },
    {
      name: 'zero, which stands for none, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.volumes[0].emptyDir.sizeLimit': '0' },
      at: 'pod.volumes[0].emptyDir.sizeLimit',
      found: 'volume "tmp": sizeLimit "0"',
    },
    {
      name: 'a volume that says nothing, which is an emptyDir',
      on: 'CronJob shop/settlement',
      set: { 'pod.volumes[2]': { name: 'scratch', emptyDir: null } },
      at: 'pod.volumes[2].emptyDir.sizeLimit',
      found: 'volume "scratch": sizeLimit not set',
    },
  ],
  inspect: withPatches(
    eachPod(function* (pod) {
      for (const { fields, path, title, types } of volumesOf(pod)) {
        if (!types.includes('emptyDir')) continue;
        const limit = at(fields, 'emptyDir', 'sizeLimit');
        if (isSome(limit)) continue;
        yield {
          path: [...path, 'emptyDir', 'sizeLimit'],
          found: `${title}: ${stated('sizeLimit', limit)}`,
          allowed: 'more than zero',
        };
      }
    }),
  ),
};
