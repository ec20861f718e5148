import { spec, template, type RowCases } from '../row-case.ts';

export const jobsCases: RowCases = {
  'the template of a CronJob': {
    kind: 'batch/CronJob',
    before: spec({ jobTemplate: { spec: 1 } }),
    after: spec({ jobTemplate: { spec: 2 } }),
    effect: 'none',
    near: { before: spec({ schedule: '1' }), after: spec({ schedule: '2' }), effect: 'live' },
  },
  'where a suspended Job runs': {
    kind: 'batch/Job',
    before: spec({ suspend: true, template: { spec: { nodeSelector: { a: '1' } } } }),
    after: spec({ suspend: true, template: { spec: { nodeSelector: { a: '2' } } } }),
    effect: 'live',
    near: {
      before: spec({ template: { spec: { nodeSelector: { a: '1' } } } }),
      after: spec({ template: { spec: { nodeSelector: { a: '2' } } } }),
      effect: 'refused',
    },
  },
  'the completions of an elastic Job': {
    kind: 'batch/Job',
    before: spec({ completionMode: 'Indexed', completions: 1, parallelism: 1 }),
    after: spec({ completionMode: 'Indexed', completions: 2, parallelism: 2 }),
    effect: 'live',
    near: { after: spec({ completionMode: 'Indexed', completions: 2, parallelism: 1 }), effect: 'refused' },
  },
  'how a Job counts': {
    kind: 'batch/Job',
    before: spec({}),
    after: spec({ completionMode: 'Indexed' }),
    effect: 'refused',
    near: { after: spec({ completionMode: 'NonIndexed' }), effect: 'none' },
  },
  'the template of a Job': {
    kind: 'batch/Job',
    before: template('a'),
    after: template('b'),
    effect: 'refused',
    near: { before: spec({ parallelism: 1 }), after: spec({ parallelism: 2 }), effect: 'live' },
  },
};
