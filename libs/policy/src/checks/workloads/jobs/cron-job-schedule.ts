import type { Check } from '../../../check.ts';
import { at, numberAt } from '../../../fields.ts';
import { shown } from '../../../shown.ts';

export const cronJobSchedule: Check = {
  id: 'W68a',
  name: 'cron-job-schedule',
  title: 'A CronJob runs one at a time, and catches up only for a while',
  why: 'By default a run that takes too long gets a second one beside it, and one that was missed starts hours late, at noon instead of in the night.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score cronjob-has-deadline',
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation',
  ],
  fix: 'set concurrencyPolicy: Forbid, and startingDeadlineSeconds to how late a run may still start',
  good: [
    { name: 'one at a time' },
    { name: 'a short deadline', on: 'CronJob shop/settlement', set: { 'spec.startingDeadlineSeconds': 10 } },
  ],
  bad: [
    {
      name: 'beside each other, by default',
      on: 'CronJob shop/settlement',
      set: { 'spec.concurrencyPolicy': undefined },
      at: 'spec.concurrencyPolicy',
      found: 'no concurrencyPolicy, so Allow',
    },
    {
      name: 'the new one ends the old one',
      on: 'CronJob shop/settlement',
      set: { 'spec.concurrencyPolicy': 'Replace' },
      at: 'spec.concurrencyPolicy',
      found: 'concurrencyPolicy "Replace"',
    },
    {
      name: 'no deadline',
      on: 'CronJob shop/settlement',
      set: { 'spec.startingDeadlineSeconds': undefined },
      at: 'spec.startingDeadlineSeconds',
      found: 'no startingDeadlineSeconds',
    },
  ],
  inspect: function* (world) {
    for (const object of world.of('batch', 'CronJob')) {
      const policy = at(object, 'spec', 'concurrencyPolicy');
      if (policy !== 'Forbid')
        yield {
          object,
          path: ['spec', 'concurrencyPolicy'],
          found: policy === undefined ? 'no concurrencyPolicy, so Allow' : `concurrencyPolicy ${shown(policy)}`,
          allowed: 'Forbid',
        };
      if (numberAt(object, 'spec', 'startingDeadlineSeconds') === undefined)
        yield {
          object,
          path: ['spec', 'startingDeadlineSeconds'],
          found: 'no startingDeadlineSeconds',
          allowed: 'seconds in which a missed run still starts',
        };
    }
  },
};
