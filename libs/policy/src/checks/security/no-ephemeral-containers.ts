import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { eachContainer, withPatches } from '../../pods/each.ts';

export const noEphemeralContainers: Check = {
  id: 'W23',
  name: 'no-ephemeral-containers',
  title: 'No pod is rendered with containers for debugging',
  why: 'They are for a person at a running pod; in a template the API server refuses them.',
  severity: 'error',
  level: 'all',
  sources: ['kyverno block-ephemeral-containers'],
  fix: 'take ephemeralContainers out; `kubectl debug` adds one where it is needed',
  good: [{ name: 'left out' }, { name: 'none', set: { 'pod.ephemeralContainers': [] } }],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ ephemeralContainers: [{ name: 'debug' }] })],
      object: 'Deployment shop/controller',
      at: 'pod.ephemeralContainers[0]',
      found: 'ephemeral container "debug": stands in the tree',
    },
    {
      name: 'one',
      set: { 'pod.ephemeralContainers[0].name': 'debug' },
      at: 'pod.ephemeralContainers[0]',
      found: 'ephemeral container "debug": stands in the tree',
    },
    {
      name: 'one without a name in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.ephemeralContainers[0].image': 'registry.example/delivery/debug:1.0.0' },
      at: 'pod.ephemeralContainers[0]',
      found: 'ephemeral container "0": stands in the tree',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ list }) {
      if (list === 'ephemeralContainers') yield { path: [], found: 'stands in the tree', allowed: 'none' };
    }),
  ),
};
