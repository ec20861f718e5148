import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at } from '../../fields.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { stated } from '../../shown.ts';

export const noSharedProcesses: Check = {
  id: 'W21',
  name: 'no-shared-processes',
  title: 'No container sees the processes of the others in its pod',
  why: 'With shared processes each container reads the environment and files of the others, secrets among them.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
    'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
  ],
  fix: 'take shareProcessNamespace out',
  good: [{ name: 'left out' }, { name: 'refused', set: { 'pod.shareProcessNamespace': false } }],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ shareProcessNamespace: true })],
      object: 'Deployment shop/controller',
      at: 'pod.shareProcessNamespace',
      found: 'shareProcessNamespace true',
    },
    {
      name: 'shared',
      set: { 'pod.shareProcessNamespace': true },
      at: 'pod.shareProcessNamespace',
      found: 'shareProcessNamespace true',
    },
    {
      name: 'shared in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.shareProcessNamespace': 'true' },
      at: 'pod.shareProcessNamespace',
      found: 'shareProcessNamespace "true"',
    },
  ],
  inspect: withPatches(
    eachPod(function* ({ spec }) {
      const value = at(spec, 'shareProcessNamespace') ?? false;
      if (value === false) return;
      const path = ['shareProcessNamespace'];
      yield { path, found: stated('shareProcessNamespace', value), allowed: 'false, or left out' };
    }),
  ),
};
