import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';

export const workloadAnnotations: Check = {
  id: 'W64b',
  name: 'workload-annotations',
  title: 'A workload names its runbook',
  why: 'Who is called for pods that they have not written needs to know what they do and what helps, at once.',
  severity: 'error',
  level: 'all',
  sources: ['kube-linter required-annotation-email'],
  fix: 'set the annotation on the workload, e.g. to the path of its runbook in the repository',
  good: [
    { name: 'a runbook' },
    {
      name: 'none where none is asked for',
      set: { 'metadata.annotations': undefined },
      facts: { annotations: undefined },
    },
  ],
  bad: [
    {
      name: 'none',
      set: { 'metadata.annotations': undefined },
      at: 'metadata.annotations["delivery.example/runbook"]',
      found: 'no annotation delivery.example/runbook',
    },
    {
      name: 'an empty one, on a Rollout',
      on: 'Rollout shop/payment',
      set: { 'metadata.annotations["delivery.example/runbook"]': '' },
      at: 'metadata.annotations["delivery.example/runbook"]',
      found: 'no annotation delivery.example/runbook',
    },
    {
      name: 'on the pods alone, of a CronJob',
      on: 'CronJob shop/settlement',
      set: {
        'metadata.annotations': {},
        'template.metadata.annotations': { 'delivery.example/runbook': 'docs/runbooks/settlement.md' },
      },
      at: 'metadata.annotations["delivery.example/runbook"]',
      found: 'no annotation delivery.example/runbook',
    },
  ],
  inspect: function* ({ pods, facts }) {
    for (const { owner } of pods) {
      for (const key of facts.annotations ?? []) {
        if (textAt(owner, 'metadata', 'annotations', key)) continue;
        yield {
          object: owner,
          path: ['metadata', 'annotations', key],
          found: `no annotation ${key}`,
          allowed: 'a value',
        };
      }
    }
  },
};
