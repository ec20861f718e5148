import { at } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { allowedDisruptions } from '../look/allowed.ts';
import type { Comparison } from '../comparison.ts';
import { come, edited } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { podLabels, podsOf } from '../look/pods.ts';
import { selectorOf } from '../look/selectors.ts';
import { takenBy } from '../look/taken.ts';
import { TWO_REVIEWERS, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d34-disruption-budget.cases.ts';

const BUDGET = 'policy/PodDisruptionBudget';

/** How many pods may go when nodes are drained. */
export const d34: Rule = {
  id: 'D34',
  name: 'disruption-budget',
  title: 'A disruption budget goes while its pods stay, or allows no disruption any more',
  reason:
    'Without a budget a drain of nodes takes all pods of a workload at once. With one that allows nothing no node can be drained: upgrades of the cluster hang, until somebody forces them.',
  sources: [
    'https://github.com/nais/naiserator/issues/268',
    'https://github.com/rancher/rancher/issues/26400',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  ],
  verdicts: TWO_REVIEWERS,
  procedure: [
    'Prefer `maxUnavailable: 1` to a `minAvailable` that equals the replicas.',
    'A workload of one pod needs a second one before it needs a budget: raise the replicas first.',
    'Look at what is allowed now: `kubectl get pdb -n <namespace>`, column ALLOWED DISRUPTIONS.',
    'To rename a budget add the new one first, and remove the old one in the next pull request.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    yield* removed(comparison);
    yield* shut(comparison);
  },
};

function* removed(comparison: Comparison): Iterable<RuleHit> {
  const { after } = comparison;
  const gone = deleted(comparison, BUDGET);
  const clusters = new Set(gone.map(({ cluster }) => cluster));
  const left = [...clusters].flatMap((cluster) => after.of(cluster, 'policy', 'PodDisruptionBudget'));
  const places = new Set(gone.map(placeOf));
  const guarded = new Set(left.filter((one) => places.has(placeOf(one))).flatMap((one) => guardedBy(after, one)));
  for (const object of gone) {
    const open = guardedBy(after, object).filter((workload) => !guarded.has(workload));
    if (open.length === 0) continue;
    const found = `${podsText(countPods(after, open))} without a budget`;
    yield { object, field: [], found, deletes: [object], hurts: open };
  }
}

/** Budgets that allow nothing and did before, by themselves or by the number of their pods. */
function* shut(comparison: Comparison): Iterable<RuleHit> {
  const { before, after } = comparison;
  for (const budget of touchedBudgets(comparison)) {
    const guarded = guardedBy(after, budget);
    const pods = countPods(after, guarded);
    if (allowedDisruptions(budget.manifest, pods) !== 0) continue;
    const old = before.find(keyOnCluster(budget));
    if (old && allowedDisruptions(old.manifest, countPods(before, guardedBy(before, old))) === 0) continue;
    const isNew = guarded.every((workload) => before.find(keyOnCluster(workload)) === undefined);
    const name = at(budget.manifest, 'spec', 'maxUnavailable') === undefined ? 'minAvailable' : 'maxUnavailable';
    yield {
      object: budget,
      field: ['spec', name],
      before: old && at(old.manifest, 'spec', name),
      after: at(budget.manifest, 'spec', name),
      found: pods === 0 ? 'no pod may go' : `none of ${podsText(pods)} may go`,
      hurts: guarded,
      ...(isNew && { verdict: 'warn' as const }),
    };
  }
}

/** Budgets that changed, and those in a namespace in which the number of pods did. */
function touchedBudgets(comparison: Comparison): ReadonlySet<TreeObject> {
  const own = [...come(comparison, BUDGET), ...edited(comparison, BUDGET)].map((change) => change.after);
  const resized = edited(comparison).filter(
    ({ after, fields }) =>
      (podLabels(after.manifest) ?? after.manifest.kind.endsWith('scaler')) &&
      fields.some(({ path }) => path.some((step) => step === 'replicas' || step === 'minReplicas')),
  );
  const places = new Set(resized.map(({ after }) => placeOf(after)));
  const near = [...new Set(resized.map(({ key }) => key.cluster))]
    .flatMap((cluster) => comparison.after.of(cluster, 'policy', 'PodDisruptionBudget'))
    .filter((one) => places.has(placeOf(one)));
  return new Set([...own, ...near]);
}

function placeOf({ cluster, manifest }: TreeObject): string {
  return `${cluster}/${manifest.metadata.namespace ?? ''}`;
}

function guardedBy(tree: Tree, budget: TreeObject): readonly TreeObject[] {
  const selector = selectorOf(budget.manifest);
  return selector ? takenBy(tree, budget, selector) : [];
}

function countPods(tree: Tree, workloads: readonly TreeObject[]): number {
  return workloads.reduce((sum, workload) => sum + podsOf(tree, workload), 0);
}

function podsText(pods: number): string {
  return pods === 1 ? '1 pod' : `${pods} pods`;
}
