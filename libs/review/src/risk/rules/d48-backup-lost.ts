import type { TreeObject } from '../../tree/tree.ts';
import { at, textAt, textsAt } from '../../tree/fields.ts';
import { edited, fieldsAt } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { runsAYear } from '../look/cron.ts';
import { seconds } from '../look/durations.ts';
import { hitAt } from '../look/hit.ts';
import { STOP, type Rule } from '../rule.ts';

const SCHEDULE = 'velero.io/Schedule';
const schedule = {
  apiVersion: 'velero.io/v1',
  kind: 'Schedule',
  metadata: { name: 'shop', namespace: 'velero' },
  spec: { schedule: '0 */6 * * *', template: { ttl: '720h0m0s', includedNamespaces: ['shop', 'billing'] } },
};
const location = {
  apiVersion: 'velero.io/v1',
  kind: 'BackupStorageLocation',
  metadata: { name: 'default', namespace: 'velero' },
  spec: { provider: 'aws', objectStorage: { bucket: 'backups' } },
};
const both = { add: { 'apps/shop': [schedule, location] } };
const set = (fields: Readonly<Record<string, unknown>>) => ({ set: { 'Schedule velero/shop': fields } });
const object = `${SCHEDULE}/velero/shop`;

export const d48: Rule = {
  id: 'D48',
  name: 'backup-lost',
  title: 'Less is backed up, less often, or for a shorter time',
  reason: 'Nobody notices a backup that is not made until it is needed. A shorter `ttl` deletes backups that exist.',
  sources: ['https://github.com/vmware-tanzu/velero/issues/4528', 'https://velero.io/docs/main/api-types/schedule/'],
  verdicts: STOP,
  procedure: [
    'First add the schedule or location that replaces it, in a pull request of its own.',
    'See a backup of it completed (`velero backup get`) and restored into a scratch namespace.',
    'Remove or shorten the old one after that.',
  ],
  positive: [
    { name: 'a schedule', decides: SCHEDULE, both, after: { remove: ['Schedule velero/shop'] }, object, field: '' },
    {
      name: 'a storage location',
      decides: 'velero.io/BackupStorageLocation',
      both,
      after: { remove: ['BackupStorageLocation velero/default'] },
      object: 'velero.io/BackupStorageLocation/velero/default',
      field: '',
    },
    {
      name: 'a shorter time to live',
      decides: 'spec.template.ttl',
      both,
      after: set({ 'spec.template.ttl': '168h' }),
      object,
      field: 'spec.template.ttl',
    },
    {
      name: 'backups less often',
      decides: 'spec.schedule',
      both,
      after: set({ 'spec.schedule': '0 3 * * *' }),
      object,
      field: 'spec.schedule',
    },
    {
      name: 'a namespace less',
      decides: 'spec.template.includedNamespaces',
      both,
      after: set({ 'spec.template.includedNamespaces[1]': undefined }),
      object,
      field: 'spec.template.includedNamespaces[billing]',
    },
    {
      name: 'a namespace that is left out',
      decides: 'spec.template.excludedNamespaces',
      both,
      after: set({ 'spec.template.excludedNamespaces': ['shop'] }),
      object,
      field: 'spec.template.excludedNamespaces',
    },
    {
      name: 'a pause',
      decides: 'spec.paused',
      both,
      after: set({ 'spec.paused': true }),
      object,
      field: 'spec.paused',
    },
  ],
  nearMiss: [
    {
      name: 'a longer time to live',
      decides: 'spec.template.ttl',
      both,
      after: set({ 'spec.template.ttl': '1440h' }),
    },
    { name: 'backups more often', decides: 'spec.schedule', both, after: set({ 'spec.schedule': '0 * * * *' }) },
    {
      name: 'a namespace more',
      decides: 'spec.template.includedNamespaces',
      both,
      after: set({ 'spec.template.includedNamespaces[2]': 'orders' }),
    },
    {
      name: 'all namespaces instead of some',
      decides: 'spec.template.includedNamespaces.*',
      both,
      after: set({ 'spec.template.includedNamespaces': ['*'] }),
    },
    {
      name: 'another schedule of another kind',
      decides: 'batch/CronJob',
      before: {
        add: {
          'apps/shop': [
            {
              apiVersion: 'batch/v1',
              kind: 'CronJob',
              metadata: { name: 'shop', namespace: 'shop' },
              spec: { schedule: '@daily' },
            },
          ],
        },
      },
    },
  ],
  *inspect(comparison) {
    for (const one of deleted(comparison, SCHEDULE, 'velero.io/BackupStorageLocation'))
      yield { object: one, field: [], deletes: [one], found: 'nothing is backed up by it any more' };
    for (const change of edited(comparison, SCHEDULE)) {
      const [was, is] = [specOf(change.before), specOf(change.after)];
      const one = (path: string, found: string) =>
        fieldsAt(change, path).map((field) => hitAt(change, field, found))[0];
      const found = [
        is.keeps < was.keeps && one('spec.template.ttl', 'backups are deleted sooner, those that exist too'),
        is.runs < was.runs * 0.99 && one('spec.schedule', 'backups are made less often'),
        is.paused && !was.paused && one('spec.paused', 'no backups are made while it is paused'),
      ];
      for (const hit of found) if (hit) yield hit;
      if (!is.all) {
        for (const field of fieldsAt(change, 'spec.template.includedNamespaces'))
          if (field.operation === 'remove' || was.all)
            yield hitAt(change, field, 'a namespace is not backed up any more');
      }
      for (const field of fieldsAt(change, 'spec.template.excludedNamespaces'))
        if (field.operation !== 'remove') yield hitAt(change, field, 'a namespace is not backed up any more');
    }
  },
};

/** How long, how often and what a Schedule backs up. */
function specOf({ manifest }: TreeObject) {
  const included = textsAt(manifest, 'spec', 'template', 'includedNamespaces');
  return {
    // Velero keeps backups for 30 days unless told otherwise.
    keeps: seconds(at(manifest, 'spec', 'template', 'ttl')) ?? 30 * 86_400,
    runs: runsAYear(textAt(manifest, 'spec', 'schedule') ?? '') ?? 0,
    paused: at(manifest, 'spec', 'paused') === true,
    all: included.length === 0 || included.includes('*'),
  };
}
