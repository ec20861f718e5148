import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { volumesOf } from '../../pods/volumes.ts';

const TYPES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

export const volumeTypes: Check = {
  id: 'W18',
  name: 'volume-types',
  title: 'Every volume is of a type that Kubernetes keeps apart from the node',
  why: 'The other types name storage past PersistentVolumes: no quota, no StorageClass and no reclaim policy holds for it, and most of them are gone from Kubernetes.',
  severity: 'error',
  level: 'restricted',
  sources: ['pod-security restricted', 'trivy KSV-0028', 'gatekeeper-library volumes', 'kyverno restrict-volume-types'],
  fix: 'claim the storage with a PersistentVolumeClaim',
  good: [
    {
      name: 'each of them',
      set: {
        'pod.volumes': [
          { name: 'a', configMap: {} },
          { name: 'b', csi: {} },
          { name: 'c', downwardAPI: {} },
          { name: 'd', emptyDir: {} },
          { name: 'e', ephemeral: {} },
          { name: 'f', image: {} },
          { name: 'g', persistentVolumeClaim: {} },
          { name: 'h', projected: {} },
          { name: 'i', secret: {} },
        ],
      },
    },
    { name: 'nothing said, which is an emptyDir', set: { 'pod.volumes[2]': { name: 'scratch' } } },
    { name: 'files of the node, which W17 reports', set: { 'pod.volumes[2]': { name: 'logs', hostPath: {} } } },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ volumes: [{ name: 'data', nfs: {} }] })],
      object: 'Deployment shop/controller',
      at: 'pod.volumes[0].nfs',
      found: 'volume "data": nfs',
    },
    {
      name: 'a share of the network',
      set: { 'pod.volumes[2]': { name: 'data', nfs: { server: 'files.example', path: '/' } } },
      at: 'pod.volumes[2].nfs',
      found: 'volume "data": nfs',
    },
    {
      name: 'a repository in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.volumes[2]': { name: 'code', gitRepo: { repository: 'https://git.example/shop.git' } } },
      at: 'pod.volumes[2].gitRepo',
      found: 'volume "code": gitRepo',
    },
  ],
  inspect: withPatches(
    eachPod(function* (pod) {
      for (const { path, title, types } of volumesOf(pod)) {
        for (const type of types) {
          if (type === 'hostPath' || TYPES.includes(type)) continue;
          yield { path: [...path, type], found: `${title}: ${type}`, allowed: TYPES.join(', ') };
        }
      }
    }),
  ),
};
