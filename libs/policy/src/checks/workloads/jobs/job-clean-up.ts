import type { Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { numberAt } from '../../../fields.ts';
import type { Facts } from '../../../facts.ts';
import { isHook, jobSpecsIn } from './job-spec.ts';

const ttl = 'ttlSecondsAfterFinished';
const KEEPS_HISTORY = ['CronJob', 'ScaledJob'];
const plain = { 'metadata.annotations': {} };

export const jobCleanUp: Check = {
  id: 'W68d',
  name: 'job-clean-up',
  title: 'A finished Job is cleared away once, and not run again',
  why: 'Finished Jobs pile up with their pods. But an engine puts back what a ttl deletes, and so runs the Job again and again; and the ttl of a CronJob takes the runs that its history should keep.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter job-ttl-seconds-after-finished',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/',
    'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
  ],
  fix: 'make it a hook where Argo CD syncs; drop the ttl where Flux does, or in a CronJob; else set ttlSecondsAfterFinished',
  good: [
    { name: 'a hook' },
    {
      name: 'a hook of Argo CD',
      on: 'Job shop/seed',
      set: { [`spec.${ttl}`]: undefined },
      facts: { engine: 'argocd' },
    },
    {
      name: 'a hook of Helm, which Argo CD takes for its own',
      on: 'Job shop/seed',
      set: { 'metadata.annotations': { 'helm.sh/hook': 'post-install' } },
      facts: { engine: 'argocd' },
    },
    {
      name: 'a ttl of an analysis, which keeps no history',
      add: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'AnalysisTemplate',
          metadata: { name: 'smoke', namespace: 'shop' },
          spec: { metrics: [{ name: 'smoke', provider: { job: { spec: { [ttl]: 60, template: { spec: {} } } } } }] },
        },
      ],
    },
    { name: 'a ttl, applied by hand', on: 'Job shop/seed', set: plain },
    {
      name: 'neither, where Flux syncs',
      on: 'Job shop/seed',
      set: { ...plain, [`spec.${ttl}`]: undefined },
      facts: { engine: 'flux' },
    },
  ],
  bad: [
    {
      name: 'a ttl of a ScaledJob',
      add: [
        {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'ScaledJob',
          metadata: { name: 'resize', namespace: 'shop' },
          spec: { jobTargetRef: { [ttl]: 60, template: { spec: { containers: [] } } } },
        },
      ],
      object: 'ScaledJob shop/resize',
      at: `spec.jobTargetRef.${ttl}`,
      found: 'ttlSecondsAfterFinished 60 of a ScaledJob, which keeps a history by itself',
    },
    {
      name: 'neither, applied by hand',
      on: 'Job shop/seed',
      set: { ...plain, [`spec.${ttl}`]: undefined },
      at: `spec.${ttl}`,
      found: 'no ttlSecondsAfterFinished',
    },
    {
      name: 'a ttl that Argo CD undoes',
      on: 'Job shop/seed',
      set: plain,
      facts: { engine: 'argocd' },
      at: 'metadata.annotations',
      found: 'a Job that is no hook, which Argo CD runs again once it is gone',
    },
    {
      name: 'no hook, where Argo CD syncs',
      on: 'Job shop/seed',
      set: { ...plain, [`spec.${ttl}`]: undefined },
      facts: { engine: 'argocd' },
      at: 'metadata.annotations',
      found: 'a Job that is no hook, which Argo CD runs again once it is gone',
    },
    {
      name: 'a ttl that Flux undoes',
      on: 'Job shop/seed',
      set: { ...plain, [`spec.${ttl}`]: 0 },
      facts: { engine: 'flux' },
      at: `spec.${ttl}`,
      found: 'ttlSecondsAfterFinished 0, after which Flux runs it again',
    },
    {
      name: 'a ttl of a CronJob',
      on: 'CronJob shop/settlement',
      set: { [`spec.jobTemplate.spec.${ttl}`]: 60 },
      at: `spec.jobTemplate.spec.${ttl}`,
      found: 'ttlSecondsAfterFinished 60 of a CronJob, which keeps a history by itself',
    },
  ],
  inspect: function* (world) {
    for (const { pod, path, fields } of jobSpecsIn(world)) {
      const seconds = numberAt(fields, ttl);
      const object = pod.owner;
      const place = { object, path: [...path, ttl] };
      if (object.kind === 'Job') yield* ofJob(object, seconds, world.facts);
      else if (seconds !== undefined && KEEPS_HISTORY.includes(object.kind))
        yield {
          ...place,
          found: `${ttl} ${seconds} of a ${object.kind}, which keeps a history by itself`,
          allowed: 'successfulJobsHistoryLimit and failedJobsHistoryLimit',
        };
    }
  },
};

function* ofJob(object: Manifest, seconds: number | undefined, { engine }: Facts): Iterable<Violation> {
  if (isHook(object)) return;
  const path = ['spec', ttl];
  if (engine === 'argocd')
    yield {
      object,
      path: ['metadata', 'annotations'],
      found: 'a Job that is no hook, which Argo CD runs again once it is gone',
      allowed: 'argocd.argoproj.io/hook with argocd.argoproj.io/hook-delete-policy',
    };
  else if (engine === 'flux' && seconds !== undefined)
    yield { object, path, found: `${ttl} ${seconds}, after which Flux runs it again`, allowed: `no ${ttl}` };
  else if (engine === undefined && seconds === undefined)
    yield { object, path, found: `no ${ttl}`, allowed: 'seconds that a finished Job is kept' };
}
