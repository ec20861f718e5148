import type { Manifest } from '@delivery/manifest';
import { edited } from '../look/changed.ts';
import { isForced, isHook } from '../look/forced.ts';
import { touched } from '../look/touched.ts';
import { TWO_REVIEWERS, type Rule } from '../rule.ts';

const JOB = 'Job shop/migrate';
const OBJECT = 'batch/Job/shop/migrate';
const IMAGE = 'spec.template.spec.containers[0].image';

/** A Job runs once; the next run is another Job. */
export const d28: Rule = {
  id: 'D28',
  name: 'job-immutable',
  title: 'A Job changes in a field that no Job can change',
  reason:
    'The API server refuses another template of a Job that exists, also when it is done. The sync fails, and whatever waits for it stays where it is.',
  sources: [
    'https://github.com/StarRocks/starrocks-kubernetes-operator/issues/712',
    'https://github.com/rwlove/home-ops/issues/13277',
    'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Give the Job a new name with every run, e.g. with a hash of its template, and `ttlSecondsAfterFinished`.',
    'Or let the engine make it anew: Argo CD `argocd.argoproj.io/sync-options: Force=true,Replace=true` or a hook on the Job, Flux `kustomize.toolkit.fluxcd.io/force: enabled`.',
    'Look that none runs while you do: `kubectl get jobs -n <namespace>`.',
  ],
  positive: [
    {
      name: 'another image',
      decides: 'spec.template',
      both: { add: { 'apps/shop': [job()] } },
      after: { set: { [JOB]: { [IMAGE]: 'migrate:2' } } },
      object: OBJECT,
      field: 'spec.template',
    },
    {
      name: 'another selector',
      decides: 'spec.selector',
      both: { add: { 'apps/shop': [job()] } },
      after: { set: { [JOB]: { 'spec.selector': { matchLabels: { app: 'migrate' } } } } },
      object: OBJECT,
      field: 'spec.selector',
    },
    {
      name: 'another mode of completion',
      decides: 'spec.completionMode',
      both: { add: { 'apps/shop': [job()] } },
      after: { set: { [JOB]: { 'spec.completionMode': 'Indexed' } } },
      object: OBJECT,
      field: 'spec.completionMode',
    },
  ],
  nearMiss: [
    {
      name: 'more pods at once',
      decides: 'spec.parallelism',
      both: { add: { 'apps/shop': [job()] } },
      after: { set: { [JOB]: { 'spec.parallelism': 4 } } },
    },
    {
      name: 'another image of a hook',
      decides: 'argocd.argoproj.io/hook',
      both: { add: { 'apps/shop': [job({ 'argocd.argoproj.io/hook': 'PreSync' })] } },
      after: { set: { [JOB]: { [IMAGE]: 'migrate:2' } } },
    },
    {
      name: 'another image of a Job that is made anew',
      decides: 'argocd.argoproj.io/sync-options',
      both: { add: { 'apps/shop': [job({ 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' })] } },
      after: { set: { [JOB]: { [IMAGE]: 'migrate:2' } } },
    },
    {
      name: 'another image that Flux forces',
      decides: 'spec.force',
      clusters: [{ name: 'prod', engine: 'flux' }],
      both: { add: { 'apps/shop': [job()] }, set: { 'Kustomization flux-system/shop': { 'spec.force': true } } },
      after: { set: { [JOB]: { [IMAGE]: 'migrate:2' } } },
    },
    {
      name: 'another image of a CronJob',
      decides: 'kind',
      both: { add: { 'apps/shop': [cronJob()] } },
      after: { set: { 'CronJob shop/report': { 'spec.jobTemplate': { spec: {} } } } },
    },
  ],
  *inspect(comparison) {
    for (const change of edited(comparison, 'batch/Job')) {
      if (isForced(change.after) || isHook(change.after)) continue;
      for (const name of ['template', 'selector', 'completionMode']) {
        const field = touched(change, 'spec', name);
        if (!field || (field.before ?? byDefault(name)) === (field.after ?? byDefault(name))) continue;
        yield { ...field, found: `spec.${name} of a Job cannot be changed` };
      }
    }
  },
};

function byDefault(field: string): unknown {
  return field === 'completionMode' ? 'NonIndexed' : undefined;
}

function job(annotations: Readonly<Record<string, string>> = {}): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate', namespace: 'shop', annotations },
    spec: { parallelism: 1, template: { spec: { containers: [{ name: 'migrate', image: 'migrate:1' }] } } },
  };
}

function cronJob(): Manifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'report', namespace: 'shop' },
    spec: { jobTemplate: { spec: { template: { spec: { containers: [] } } } } },
  };
}
