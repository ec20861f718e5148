import type { Check } from '../../../check.ts';
import { numberAt } from '../../../fields.ts';
import { jobSpecsIn } from './job-spec.ts';

const FIELDS = ['backoffLimit', 'activeDeadlineSeconds'];

export const jobBounds: Check = {
  id: 'W68b',
  name: 'job-bounds',
  title: 'A Job ends, however often it fails',
  why: 'A Job without a deadline that waits for something waits for ever, and holds its place; one that fails is tried again, six times unless it says otherwise.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup'],
  fix: 'set backoffLimit to the tries that make sense, and activeDeadlineSeconds to the longest time that a run may take',
  good: [
    { name: 'bounds' },
    { name: 'no second try', on: 'Job shop/seed', set: { 'spec.backoffLimit': 0 } },
    { name: 'no Job', set: { 'spec.activeDeadlineSeconds': undefined } },
  ],
  bad: [
    {
      name: 'tries of a Job',
      on: 'Job shop/seed',
      set: { 'spec.backoffLimit': undefined },
      at: 'spec.backoffLimit',
      found: 'no backoffLimit',
    },
    {
      name: 'time of a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'spec.jobTemplate.spec.activeDeadlineSeconds': undefined },
      at: 'spec.jobTemplate.spec.activeDeadlineSeconds',
      found: 'no activeDeadlineSeconds',
    },
    {
      name: 'tries of a ScaledJob',
      add: [
        {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'ScaledJob',
          metadata: { name: 'resize', namespace: 'shop' },
          spec: { jobTargetRef: { activeDeadlineSeconds: 60, template: { spec: { containers: [] } } } },
        },
      ],
      object: 'ScaledJob shop/resize',
      at: 'spec.jobTargetRef.backoffLimit',
      found: 'no backoffLimit',
    },
  ],
  inspect: function* (world) {
    for (const { pod, path, fields } of jobSpecsIn(world)) {
      for (const field of FIELDS) {
        if (numberAt(fields, field) !== undefined) continue;
        yield { object: pod.owner, path: [...path, field], found: `no ${field}`, allowed: 'a number' };
      }
    }
  },
};
