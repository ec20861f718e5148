import { at } from '../../tree/fields.ts';
import { type EffectRow, validation } from '../row.ts';

const JOB = `${validation}/batch/validation/validation.go`;

/** Whatever runs pods that end. */
export const jobs: readonly EffectRow[] = [
  {
    kinds: ['batch/CronJob'],
    fields: ['spec.jobTemplate'],
    effect: 'none',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#modifying-a-cronjob',
  },
  {
    kinds: ['batch/Job'],
    fields: [
      'spec.template.metadata.annotations',
      'spec.template.metadata.labels',
      'spec.template.spec.affinity',
      'spec.template.spec.nodeSelector',
      'spec.template.spec.schedulingGates',
      'spec.template.spec.tolerations',
    ],
    effect: 'live',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives',
    when: ({ object }) => at(object.before.spec, 'suspend') === true,
  },
  {
    kinds: ['batch/Job'],
    fields: ['spec.completions'],
    effect: 'live',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#elastic-indexed-jobs',
    when: ({ object }) =>
      at(object.after.spec, 'completionMode') === 'Indexed' &&
      at(object.after.spec, 'completions') === at(object.after.spec, 'parallelism'),
  },
  {
    kinds: ['batch/Job'],
    fields: ['spec.completionMode'],
    effect: 'refused',
    default: 'NonIndexed',
    source: JOB,
  },
  {
    kinds: ['batch/Job'],
    fields: [
      'spec.backoffLimitPerIndex',
      'spec.completions',
      'spec.managedBy',
      'spec.podFailurePolicy',
      'spec.selector',
      'spec.successPolicy',
      'spec.template',
    ],
    effect: 'refused',
    source: JOB,
  },
];
