import { groupOf, type Manifest, nameOf } from '@delivery/manifest';
import { at, listAt, textAt, textsAt } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { come, edited } from '../look/changed.ts';
import { deleted } from '../look/deleted.ts';
import { autoscalerOf, podsOf } from '../look/pods.ts';
import { standing } from '../look/standing.ts';
import { touched } from '../look/touched.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { nearMiss, positive } from './d33-fewer-replicas.cases.ts';

const WORKLOADS = ['apps/Deployment', 'apps/StatefulSet', 'apps/ReplicaSet', 'argoproj.io/Rollout'];
const SCALERS = ['autoscaling/HorizontalPodAutoscaler', 'keda.sh/ScaledObject'];
const REPLICAS = ['spec', 'replicas'];

/** How many pods there are at least. */
export const d33: Rule = {
  id: 'D33',
  name: 'fewer-replicas',
  title: 'A workload falls to half of its pods or less, or an autoscaler and the tree fight for their number',
  reason:
    'Half of the pods cannot carry what all of them carried. A workload that states no replicas and has no autoscaler runs one pod. One that states replicas and has an autoscaler is set back with every sync, at any load.',
  sources: [
    'https://github.com/kubernetes/website/issues/29739',
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  verdicts: STOP,
  procedure: [
    'Look at what runs and what it carries: `kubectl get hpa,deployment -n <namespace>`, and the load of each pod at its daily peak.',
    'Go down in steps of less than half, one pull request each, and look at latency and errors for a day between them.',
    'To let an autoscaler take over: first pull request, add it with `minReplicas` equal to the replicas that run; when it shows current metrics (`kubectl get hpa`), second pull request, take `spec.replicas` away.',
    'To go back to replicas that are stated: first set `minReplicas` and `maxReplicas` to that number and see it run, then state it and remove the autoscaler.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const hits = [...stated(comparison), ...scaled(comparison), ...released(comparison), ...fought(comparison)];
    // An autoscaler that comes or goes and the replicas of its workload are one thing.
    yield* new Map(hits.toReversed().map((hit) => [keyOnCluster(hit.object), hit])).values();
  },
};

/** Replicas that the tree itself states. */
function* stated(comparison: Comparison): Iterable<RuleHit> {
  const { before, after } = comparison;
  for (const change of edited(comparison, ...WORKLOADS)) {
    const field = touched(change, ...REPLICAS);
    if (!field || (field.after === undefined && autoscalerOf(after, change.after))) continue;
    const [old, next] = [podsOf(before, change.before), replicasOf(change.after)];
    if (!isFall(old, next)) continue;
    const found =
      field.after === undefined ? `${old} pods become the 1 of a workload that states none` : fallText(old, next);
    yield { ...field, found };
  }
}

function* scaled(comparison: Comparison): Iterable<RuleHit> {
  for (const change of edited(comparison, ...SCALERS)) {
    const [name, byDefault] = change.key.kind === 'ScaledObject' ? ['minReplicaCount', 0] : ['minReplicas', 1];
    const field = touched(change, 'spec', String(name));
    const [old, next] = [field?.before ?? byDefault, field?.after ?? byDefault];
    if (!field || typeof old !== 'number' || typeof next !== 'number' || !isFall(old, next)) continue;
    const target = targetOf(comparison, change.after);
    yield {
      ...field,
      found: `the autoscaler keeps ${next} pods instead of ${old}`,
      ...(target && { hurts: [target] }),
    };
  }
}

/** Workloads whose autoscaler is deleted. */
function* released(comparison: Comparison): Iterable<RuleHit> {
  const { before, after } = comparison;
  for (const scaler of deleted(comparison, ...SCALERS)) {
    const target = targetOf(comparison, scaler);
    const old = target && before.find(keyOnCluster(target));
    if (!target || !old || autoscalerOf(before, old)?.manifest !== scaler.manifest) continue;
    // Replicas that are stated anew hold at once, however many pods the autoscaler made.
    const sets = statesReplicas(target) && !statesReplicas(old) && !isIgnored(target) && !autoscalerOf(after, target);
    const [running, next] = [sets ? mostOf(scaler) : podsOf(before, old), podsOf(after, target)];
    if (!isFall(running, next)) continue;
    const found = `${sets ? 'up to ' : ''}${fallText(running, next)}: ${nameOf(scaler.manifest)} goes`;
    yield { object: target, field: REPLICAS, after: at(target.manifest, ...REPLICAS), found };
  }
}

/**
 * The most pods that an autoscaler makes.
 *
 * @see https://keda.sh/docs/latest/reference/scaledobject-spec/#maxreplicacount
 */
function mostOf({ manifest: { kind, spec } }: TreeObject): number {
  const most = at(spec, kind === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas');
  return typeof most === 'number' ? most : 100;
}

/** Workloads that state replicas and have an autoscaler, and did not before. */
function* fought(comparison: Comparison): Iterable<RuleHit> {
  const { before } = comparison;
  const scalers = come(comparison, ...SCALERS).map(({ after: scaler }) => targetOf(comparison, scaler));
  const workloads = [...edited(comparison, ...WORKLOADS), ...come(comparison, ...WORKLOADS)].map(
    (change) => change.after,
  );
  for (const object of new Set([...scalers, ...workloads])) {
    if (object === undefined || !isFought(object, autoscalerOf(standing(comparison), object))) continue;
    const old = before.find(keyOnCluster(object));
    if (old && isFought(old, autoscalerOf(before, old))) continue;
    const value = at(object.manifest, ...REPLICAS);
    const found = `every sync sets spec.replicas to ${String(value)}, whatever the autoscaler says`;
    yield { object, field: REPLICAS, after: value, found, ...(!old && { verdict: 'warn' as const }) };
  }
}

function isFought(object: TreeObject, scaler: TreeObject | undefined): boolean {
  return scaler !== undefined && statesReplicas(object) && !isIgnored(object);
}

function statesReplicas({ manifest }: TreeObject): boolean {
  return at(manifest, ...REPLICAS) !== undefined;
}

/** Argo CD is told to leave the replicas alone. */
function isIgnored({ units, manifest: { kind } }: TreeObject): boolean {
  return units.some((unit) =>
    listAt(unit.manifest, 'spec', 'ignoreDifferences').some(
      (one) =>
        [kind, '*'].includes(textAt(one, 'kind') ?? '*') &&
        (textsAt(one, 'jsonPointers').includes('/spec/replicas') ||
          textsAt(one, 'jqPathExpressions').includes('.spec.replicas')),
    ),
  );
}

/** The workload that an autoscaler scales, after the change. */
function targetOf({ after }: Comparison, { cluster, manifest }: TreeObject): TreeObject | undefined {
  const target = at(manifest, 'spec', 'scaleTargetRef');
  const kind = textAt(target, 'kind') ?? 'Deployment';
  const group = WORKLOADS.find((type) => type.endsWith(`/${kind}`))?.split('/')[0];
  if (group === undefined) return undefined;
  const { namespace = '' } = manifest.metadata;
  const found = after.find(`${cluster}/${group}/${kind}/${namespace}/${textAt(target, 'name') ?? ''}`);
  return found && WORKLOADS.includes(typeOf(found.manifest)) ? found : undefined;
}

function typeOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}`;
}

function replicasOf({ manifest }: TreeObject): number {
  const replicas = at(manifest, ...REPLICAS);
  return typeof replicas === 'number' ? replicas : 1;
}

function isFall(before: number, after: number): boolean {
  return before > 0 && after <= before / 2;
}

function fallText(before: number, after: number): string {
  return `${before} pods become ${after}`;
}
