import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { shown } from '../../../shown.ts';
import { budgetsIn } from './budgets.ts';
import { numberOrPercent } from './number-or-percent.ts';
import { replicatedIn } from './replicated.ts';

export const disruptionBudgetRoom: Check = {
  id: 'W48',
  name: 'disruption-budget-room',
  title: 'A PodDisruptionBudget lets one pod go, and not all',
  why: 'A budget that lets none go stops every node drain, and with it every upgrade of the cluster; one that lets all go guards nothing.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-linter pdb-max-unavailable',
    'kube-linter pdb-min-available',
    'kube-score poddisruptionbudget-has-policy',
    'polaris pdbDisruptionsIsZero',
    'kyverno require-reasonable-pdbs',
    'https://github.com/nais/naiserator/issues/268',
  ],
  fix: 'set maxUnavailable: 1, and take minAvailable away',
  good: [
    { name: 'one' },
    {
      name: 'one percent, which is one pod at least',
      on: 'PodDisruptionBudget shop/ledger',
      set: { 'spec.maxUnavailable': '1%' },
    },
    {
      name: 'all but one',
      on: 'PodDisruptionBudget shop/ledger',
      set: { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 2 },
    },
    {
      name: 'half of what an autoscaler keeps',
      on: 'PodDisruptionBudget shop/order',
      set: { 'spec.maxUnavailable': undefined, 'spec.minAvailable': '50%' },
    },
    {
      name: 'the only pod',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 1 },
    },
    {
      name: 'of pods that nobody knows',
      on: 'PodDisruptionBudget shop/ledger',
      set: { 'spec.selector.matchLabels': { app: 'elsewhere' }, 'spec.maxUnavailable': 50 },
    },
    {
      name: 'of pods that are switched off',
      on: 'StatefulSet shop/ledger',
      set: { 'spec.replicas': 0 },
    },
    {
      name: 'text that no API server takes',
      on: 'PodDisruptionBudget shop/ledger',
      set: { 'spec.maxUnavailable': 'one' },
    },
  ],
  bad: [
    {
      name: 'none',
      on: 'PodDisruptionBudget shop/order',
      set: { 'spec.maxUnavailable': 0 },
      at: 'spec.maxUnavailable',
      found: 'maxUnavailable 0, which lets no pod go',
    },
    {
      name: 'no percent',
      on: 'PodDisruptionBudget shop/payment',
      set: { 'spec.maxUnavailable': '0%' },
      at: 'spec.maxUnavailable',
      found: 'maxUnavailable "0%", which lets no pod go',
    },
    {
      name: 'all must stay',
      on: 'PodDisruptionBudget shop/ledger',
      set: { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 3 },
      at: 'spec.minAvailable',
      found: 'minAvailable 3, which lets no pod go while there are 3',
    },
    {
      name: 'all that an autoscaler keeps of a Rollout must stay',
      on: 'PodDisruptionBudget shop/payment',
      set: { 'spec.maxUnavailable': undefined, 'spec.minAvailable': '67%' },
      at: 'spec.minAvailable',
      found: 'minAvailable "67%", which lets no pod go while there are 3',
    },
    {
      name: 'all of pods that nobody knows must stay',
      on: 'PodDisruptionBudget shop/ledger',
      set: {
        'spec.selector.matchLabels': { app: 'elsewhere' },
        'spec.maxUnavailable': undefined,
        'spec.minAvailable': '100%',
      },
      at: 'spec.minAvailable',
      found: 'minAvailable "100%", which lets no pod go',
    },
    {
      name: 'all may go',
      on: 'PodDisruptionBudget shop/ledger',
      set: { 'spec.maxUnavailable': 3 },
      at: 'spec.maxUnavailable',
      found: 'maxUnavailable 3, which lets all 3 pods go at once',
    },
    {
      name: 'all percent may go',
      on: 'PodDisruptionBudget shop/cache',
      set: { 'spec.maxUnavailable': '100%' },
      at: 'spec.maxUnavailable',
      found: 'maxUnavailable "100%", which lets all 3 pods go at once',
    },
    {
      name: 'all percent of pods that nobody knows may go',
      on: 'PodDisruptionBudget shop/cache',
      set: { 'spec.selector.matchLabels': { app: 'elsewhere' }, 'spec.maxUnavailable': '100%' },
      at: 'spec.maxUnavailable',
      found: 'maxUnavailable "100%", which lets all pods go at once',
    },
    {
      name: 'none must stay',
      on: 'PodDisruptionBudget shop/cache',
      set: { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 0 },
      at: 'spec.minAvailable',
      found: 'minAvailable 0, which lets all 3 pods go at once',
    },
    {
      name: 'neither',
      on: 'PodDisruptionBudget shop/order',
      set: { 'spec.maxUnavailable': undefined },
      at: 'spec.maxUnavailable',
      found: 'neither maxUnavailable nor minAvailable',
    },
  ],
  inspect: function* (world) {
    const fewest = fewestPods(world);
    for (const object of world.of('policy', 'PodDisruptionBudget')) {
      const field = at(object, 'spec', 'minAvailable') === undefined ? 'maxUnavailable' : 'minAvailable';
      const found = wrongWith(field, at(object, 'spec', field), fewest.get(object) || undefined);
      if (found) yield { object, path: ['spec', field], found, allowed: 'maxUnavailable: 1' };
    }
  },
};

/** Pods that a budget guards at the least; those of workloads that nobody knows do not count, and none is not known. */
function fewestPods(world: World): Map<Manifest, number> {
  const budgetsOf = budgetsIn(world);
  const fewest = new Map<Manifest, number>();
  for (const { object, pod, scaler } of replicatedIn(world)) {
    const replicas = scaler?.least.replicas ?? at(object, 'spec', 'replicas') ?? 1;
    if (typeof replicas !== 'number') continue;
    for (const budget of budgetsOf(pod)) fewest.set(budget, (fewest.get(budget) ?? 0) + replicas);
  }
  return fewest;
}

function wrongWith(field: 'maxUnavailable' | 'minAvailable', value: unknown, pods: number | undefined) {
  if (value === undefined) return 'neither maxUnavailable nor minAvailable';
  // of many unknown pods, what counts is whether it is none or all of them
  const all = pods ?? 1_000_000;
  // the disruption controller rounds both up
  const asked = numberOrPercent(value, all, Math.ceil);
  if (asked === undefined) return undefined;
  const mayGo = field === 'maxUnavailable' ? asked : all - asked;
  if (mayGo <= 0) {
    const ofThese = field === 'minAvailable' && pods !== undefined ? ` while there are ${pods}` : '';
    return `${field} ${shown(value)}, which lets no pod go${ofThese}`;
  }
  return mayGo >= all && all > 1
    ? `${field} ${shown(value)}, which lets all${pods === undefined ? '' : ` ${pods}`} pods go at once`
    : undefined;
}
