import type { Check } from '../../../check.ts';
import { eachPod } from '../../../pods/each.ts';
import { shown } from '../../../shown.ts';

export const jobRestartPolicy: Check = {
  id: 'W68c',
  name: 'job-restart-policy',
  title: 'The pods of a Job may end',
  why: 'The default is Always, which the API server refuses for a Job: of a CronJob only when the first run is due.',
  severity: 'error',
  level: 'all',
  sources: ['kube-score cronjob-restartpolicy', 'kube-linter restart-policy'],
  fix: 'set restartPolicy: Never, or OnFailure to run again in the same pod',
  good: [{ name: 'Never' }, { name: 'OnFailure', on: 'Job shop/seed', set: { 'pod.restartPolicy': 'OnFailure' } }],
  bad: [
    {
      name: 'the default, of a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.restartPolicy': undefined },
      at: 'pod.restartPolicy',
      found: 'no restartPolicy, so Always',
    },
    {
      name: 'Always, of a Job',
      on: 'Job shop/seed',
      set: { 'pod.restartPolicy': 'Always' },
      at: 'pod.restartPolicy',
      found: 'restartPolicy "Always"',
    },
  ],
  inspect: eachPod(function* ({ ends, spec }) {
    const policy = spec['restartPolicy'];
    if (!ends || policy === 'Never' || policy === 'OnFailure') return;
    yield {
      path: ['restartPolicy'],
      found: policy === undefined ? 'no restartPolicy, so Always' : `restartPolicy ${shown(policy)}`,
      allowed: 'Never, OnFailure',
    };
  }),
};
