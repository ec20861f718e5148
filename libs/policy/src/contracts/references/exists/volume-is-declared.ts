import { nearest } from '@delivery/findings';
import type { Check } from '../../../check.ts';
import { listAt, textAt } from '../../../fields.ts';
import { oneOf } from '../table/words.ts';
import { eachContainer } from '../../../pods/each.ts';

const MOUNTS = ['volumeMounts', 'volumeDevices'] as const;

export const volumeIsDeclared: Check = {
  id: 'C23',
  name: 'volume-is-declared',
  title: 'Every volume that is mounted is one of its pod',
  why: 'The API server refuses pods that mount a volume they do not have, so the workload has none.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/storage/volumes/#how-volumes-work'],
  fix: 'declare the volume in the pod, or drop the mount',
  good: [
    { name: 'in the pod' },
    {
      name: 'by a StatefulSet for each of its pods',
      on: 'StatefulSet shop/ledger',
      set: { 'pod.containers[0].volumeMounts[2]': { name: 'data', mountPath: '/data' } },
    },
    { name: 'nothing mounted', set: { 'pod.containers[0].volumeMounts': undefined } },
  ],
  bad: [
    {
      name: 'a slip',
      set: { 'pod.containers[0].volumeMounts[0].name': 'temp' },
      at: 'pod.containers[0].volumeMounts[0].name',
      found: 'container "order": mounts volume "temp", which the pod does not have',
    },
    {
      name: 'in the init container of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.initContainers[0].volumeMounts': [{ name: 'cache', mountPath: '/cache' }] },
      at: 'pod.initContainers[0].volumeMounts[0].name',
      found: 'init container "migrate": mounts volume "cache", which the pod does not have',
    },
    {
      name: 'as a device',
      set: { 'pod.containers[0].volumeDevices': [{ name: 'disk', devicePath: '/dev/xvdb' }] },
      at: 'pod.containers[0].volumeDevices[0].name',
      found: 'container "order": mounts volume "disk", which the pod does not have',
    },
    {
      name: 'in a pod without volumes',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'shell', namespace: 'shop' },
          spec: { containers: [{ name: 'shell', volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }] },
        },
      ],
      object: 'Pod shop/shell',
      at: 'spec.containers[0].volumeMounts[0].name',
      found: 'container "shell": mounts volume "tmp", which the pod does not have',
    },
  ],
  inspect: eachContainer(function* ({ pod, fields }) {
    const claims = listAt(pod.owner, 'spec', 'volumeClaimTemplates').map((claim) => textAt(claim, 'metadata', 'name'));
    const volumes = [...listAt(pod.spec, 'volumes').map((volume) => textAt(volume, 'name')), ...claims].filter(
      (name) => name !== undefined,
    );
    for (const list of MOUNTS) {
      for (const [i, mount] of listAt(fields, list).entries()) {
        const name = textAt(mount, 'name');
        if (name === undefined || volumes.includes(name)) continue;
        const near = nearest(name, volumes);
        yield {
          path: [list, i, 'name'],
          found: `mounts volume "${name}", which the pod does not have`,
          allowed: oneOf(volumes),
          ...(near !== undefined && { fix: `did you mean "${near}"?` }),
        };
      }
    }
  }),
};
