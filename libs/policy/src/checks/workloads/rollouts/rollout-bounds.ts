import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { patch } from '../../../examples/patch.ts';
import { wholeWorkloads } from './whole-workloads.ts';

interface Bound {
  /** @default - as few as one likes */
  readonly least?: number;
  /** @default - as many as one likes */
  readonly most?: number;
  /** What the API server, or Argo Rollouts, sets by itself. */
  readonly byDefault: number;
}

const BOUNDS: Readonly<Record<string, Bound>> = {
  progressDeadlineSeconds: { most: 600, byDefault: 600 },
  revisionHistoryLimit: { least: 3, most: 10, byDefault: 10 },
  minReadySeconds: { least: 10, byDefault: 0 },
};

/** The bounds that a kind has. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'apps/DaemonSet': ['revisionHistoryLimit', 'minReadySeconds'],
  'apps/Deployment': ['progressDeadlineSeconds', 'revisionHistoryLimit', 'minReadySeconds'],
  'apps/StatefulSet': ['revisionHistoryLimit', 'minReadySeconds'],
  'argoproj.io/Rollout': ['progressDeadlineSeconds', 'revisionHistoryLimit', 'minReadySeconds'],
};

export const rolloutBounds: Check = {
  id: 'W54',
  name: 'rollout-bounds',
  title: 'A rollout waits for each pod, ends in time and can be taken back',
  why: 'A pod that is ready for one second counts, unless minReadySeconds says more; a rollout without an early deadline hangs unseen; without old revisions there is nothing to go back to.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy',
  ],
  fix: 'set minReadySeconds: 10, progressDeadlineSeconds: 600 or fewer and revisionHistoryLimit: 3 to 10',
  good: [
    { name: 'within the bounds' },
    {
      name: 'the defaults that are within them',
      set: { 'spec.progressDeadlineSeconds': undefined, 'spec.revisionHistoryLimit': undefined },
    },
    { name: 'the fewest', set: { 'spec.revisionHistoryLimit': 3, 'spec.progressDeadlineSeconds': 1 } },
    {
      name: 'the most',
      on: 'Rollout shop/payment',
      set: { 'spec.revisionHistoryLimit': 10, 'spec.minReadySeconds': 900 },
    },
    {
      name: 'no deadline of a StatefulSet',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.progressDeadlineSeconds': 601 },
    },
    { name: 'a patch of what others install', add: [patch({ containers: [{ name: 'manager' }] })] },
    { name: 'no rollout of a ReplicaSet', on: 'ReplicaSet shop/cache', set: { 'spec.minReadySeconds': 0 } },
  ],
  bad: [
    {
      name: 'ready at once, by default',
      set: { 'spec.minReadySeconds': undefined },
      at: 'spec.minReadySeconds',
      found: 'no minReadySeconds, so 0',
    },
    {
      name: 'ready too soon, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'spec.minReadySeconds': 9 },
      at: 'spec.minReadySeconds',
      found: 'minReadySeconds 9',
    },
    {
      name: 'a late deadline',
      set: { 'spec.progressDeadlineSeconds': 601 },
      at: 'spec.progressDeadlineSeconds',
      found: 'progressDeadlineSeconds 601',
    },
    {
      name: 'a late deadline of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'spec.progressDeadlineSeconds': 3600 },
      at: 'spec.progressDeadlineSeconds',
      found: 'progressDeadlineSeconds 3600',
    },
    {
      name: 'few revisions',
      set: { 'spec.revisionHistoryLimit': 2 },
      at: 'spec.revisionHistoryLimit',
      found: 'revisionHistoryLimit 2',
    },
    {
      name: 'many revisions of a StatefulSet',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.revisionHistoryLimit': 11 },
      at: 'spec.revisionHistoryLimit',
      found: 'revisionHistoryLimit 11',
    },
    {
      name: 'no revisions of a DaemonSet',
      on: 'DaemonSet shop/collector',
      set: { 'spec.revisionHistoryLimit': 0 },
      at: 'spec.revisionHistoryLimit',
      found: 'revisionHistoryLimit 0',
    },
    {
      name: 'a DaemonSet that is ready at once',
      on: 'DaemonSet shop/collector',
      set: { 'spec.minReadySeconds': 0 },
      at: 'spec.minReadySeconds',
      found: 'minReadySeconds 0',
    },
    {
      name: 'a StatefulSet that is ready at once',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.minReadySeconds': null },
      at: 'spec.minReadySeconds',
      found: 'no minReadySeconds, so 0',
    },
  ],
  inspect: function* (world) {
    for (const [object, fields] of wholeWorkloads(world, FIELDS)) {
      for (const field of fields) {
        const bound = BOUNDS[field];
        const found = bound && outside(object, field, bound);
        if (found) yield { object, path: ['spec', field], ...found };
      }
    }
  },
};

function outside(object: Manifest, field: string, { least = -Infinity, most = Infinity, byDefault }: Bound) {
  const given = at(object, 'spec', field) ?? undefined;
  const value = given ?? byDefault;
  if (typeof value !== 'number' || (value >= least && value <= most)) return undefined;
  return {
    found: given === undefined ? `no ${field}, so ${value}` : `${field} ${value}`,
    allowed: value < least ? `${least} or more` : `${most} or less`,
  };
}
