import { groupOf } from '@delivery/manifest';
import type { Check } from '../../../check.ts';

/** Where a name becomes a label or a host name, or a controller appends to it. */
const LONGEST: Readonly<Record<string, number>> = {
  '/Namespace': 63,
  '/Service': 63,
  'apps/StatefulSet': 52,
  'batch/CronJob': 52,
  'batch/Job': 63,
  'serving.knative.dev/Service': 63,
};
const longest = 253;

const named = (apiVersion: string, kind: string, length: number) => ({
  apiVersion,
  kind,
  metadata: { name: 'a'.repeat(length), namespace: 'shop' },
});

export const nameLength: Check = {
  id: 'W65b',
  name: 'name-length',
  title: 'Names leave room for what controllers append',
  why: 'The API server takes a long name of a StatefulSet or CronJob, and then refuses every pod or Job that the controller makes of it.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
    'https://github.com/kubernetes/kubernetes/issues/64023',
  ],
  fix: 'choose a shorter name while the object is not live: a renamed object is another one',
  good: [
    { name: 'a Service', add: [named('v1', 'Service', 63)] },
    { name: 'a Namespace', add: [named('v1', 'Namespace', 63)] },
    { name: 'a Job', add: [named('batch/v1', 'Job', 63)] },
    { name: 'a CronJob', add: [named('batch/v1', 'CronJob', 52)] },
    { name: 'a StatefulSet', add: [named('apps/v1', 'StatefulSet', 52)] },
    { name: 'a Service of Knative', add: [named('serving.knative.dev/v1', 'Service', 63)] },
    { name: 'anything else', add: [named('apps/v1', 'Deployment', 253)] },
    { name: 'a Service of somebody else', add: [named('example.com/v1', 'Service', 253)] },
  ],
  bad: [
    ['v1', 'Service', 64] as const,
    ['v1', 'Namespace', 64] as const,
    ['batch/v1', 'Job', 64] as const,
    ['batch/v1', 'CronJob', 53] as const,
    ['apps/v1', 'StatefulSet', 53] as const,
    ['serving.knative.dev/v1', 'Service', 64] as const,
    ['apps/v1', 'Deployment', 254] as const,
  ].map(([apiVersion, kind, length]) => ({
    name: `${kind} of ${apiVersion}`,
    add: [named(apiVersion, kind, length)],
    object: `${kind} shop/${'a'.repeat(length)}`,
    at: 'metadata.name',
    found: `a name of ${length} characters`,
  })),
  inspect: function* ({ objects }) {
    for (const object of objects) {
      const { length } = object.metadata.name;
      const most = LONGEST[`${groupOf(object)}/${object.kind}`] ?? longest;
      if (length <= most) continue;
      yield { object, path: ['metadata', 'name'], found: `a name of ${length} characters`, allowed: `up to ${most}` };
    }
  },
};
