import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { at, listAt } from '../../fields.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { shown, stated } from '../../shown.ts';

const isGroup = (value: unknown) => typeof value === 'number' && value >= 1;

export const noRootGroups: Check = {
  id: 'W03a',
  name: 'no-root-groups',
  title: 'No pod joins the group of root',
  why: 'Files that root shares with its group become readable, and volumes are handed to that group.',
  severity: 'error',
  level: 'all',
  sources: ['trivy KSV-0116', 'gatekeeper-library fsgroup', 'kyverno require-non-root-groups'],
  fix: 'name a group from 1 on, or leave the field out',
  good: [
    {
      name: 'the lowest groups',
      set: { 'pod.securityContext.fsGroup': 1, 'pod.securityContext.supplementalGroups': [1, 2000] },
    },
    { name: 'no group for volumes', set: { 'pod.securityContext.fsGroup': null } },
  ],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ securityContext: { fsGroup: 0 } })],
      object: 'Deployment shop/controller',
      at: 'pod.securityContext.fsGroup',
      found: 'fsGroup 0',
    },
    {
      name: 'volumes for the group of root',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext.fsGroup': 0 },
      at: 'pod.securityContext.fsGroup',
      found: 'fsGroup 0',
    },
    {
      name: 'the group of root beside another',
      set: { 'pod.securityContext.supplementalGroups': [2000, 0] },
      at: 'pod.securityContext.supplementalGroups[1]',
      found: 'supplementalGroups with 0',
    },
    {
      name: 'text in place of a number',
      set: { 'pod.securityContext.fsGroup': '1' },
      at: 'pod.securityContext.fsGroup',
      found: 'fsGroup "1"',
    },
  ],
  inspect: withPatches(
    eachPod(function* ({ spec }) {
      const fsGroup = at(spec, 'securityContext', 'fsGroup') ?? undefined;
      const allowed = '1 or more';
      if (fsGroup !== undefined && !isGroup(fsGroup))
        yield { path: ['securityContext', 'fsGroup'], found: stated('fsGroup', fsGroup), allowed };
      for (const [i, group] of listAt(spec, 'securityContext', 'supplementalGroups').entries()) {
        if (isGroup(group)) continue;
        const path = ['securityContext', 'supplementalGroups', i];
        yield { path, found: `supplementalGroups with ${shown(group)}`, allowed };
      }
    }),
  ),
};
