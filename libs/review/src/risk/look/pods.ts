import { groupOf, type Manifest } from '@delivery/manifest';
import { at, mapAt, textAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';

/** Where the template of the pods of a workload stands. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  '/ReplicationController': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'argoproj.io/Rollout': ['spec', 'template'],
  '/Pod': [],
};

const KINDS = new Set(Object.keys(TEMPLATES).map((type) => type.slice(type.indexOf('/') + 1)));

/** Path of the pod template of a workload; undefined for anything else. A Pod is its own. */
export function templatePath(manifest: Manifest): readonly string[] | undefined {
  if (!KINDS.has(manifest.kind)) return undefined; // most have none, and every rule asks
  return TEMPLATES[`${groupOf(manifest)}/${manifest.kind}`];
}

/** Labels of the pods of a workload; undefined for what has no pods. */
export function podLabels(manifest: Manifest): Readonly<Record<string, string>> | undefined {
  const path = templatePath(manifest);
  return path && mapAt(manifest, ...path, 'metadata', 'labels');
}

/** Workloads of a cluster, each with the labels of its pods. */
export function workloadsOn(tree: Tree, cluster: string): readonly TreeObject[] {
  return tree.on(cluster).filter(({ manifest }) => templatePath(manifest) !== undefined);
}

/**
 * Replicas that the tree states: of the autoscaler the least, of a DaemonSet and a Job one, of a CronJob none.
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
export function podsOf(tree: Tree, object: TreeObject): number {
  const { manifest } = object;
  if (templatePath(manifest) === undefined || manifest.kind === 'CronJob') return 0;
  const scaler = autoscalerOf(tree, object);
  if (scaler !== undefined) {
    return scaler.manifest.kind === 'ScaledObject'
      ? countAt(scaler.manifest, 'minReplicaCount', 0)
      : countAt(scaler.manifest, 'minReplicas', 1);
  }
  return countAt(manifest, 'replicas', 1);
}

function countAt({ spec }: Manifest, field: string, byDefault: number): number {
  const count = at(spec, field);
  return typeof count === 'number' && Number.isInteger(count) ? count : byDefault;
}

/** HorizontalPodAutoscaler or KEDA ScaledObject that scales a workload. */
export function autoscalerOf(tree: Tree, { cluster, manifest }: TreeObject): TreeObject | undefined {
  const { namespace, name } = manifest.metadata;
  return scalersOf(tree).get(targetKey(cluster, namespace, manifest.kind, name));
}

const scalers = new WeakMap<Tree, ReadonlyMap<string, TreeObject>>();

/** Autoscalers by what they scale. */
function scalersOf(tree: Tree): ReadonlyMap<string, TreeObject> {
  const known = scalers.get(tree);
  if (known) return known;
  const found = new Map<string, TreeObject>();
  for (const cluster of tree.clusters.keys()) {
    const all = [
      ...tree.of(cluster, 'autoscaling', 'HorizontalPodAutoscaler'),
      ...tree.of(cluster, 'keda.sh', 'ScaledObject'),
    ];
    for (const scaler of all) {
      const target = at(scaler.manifest, 'spec', 'scaleTargetRef');
      const kind = textAt(target, 'kind') ?? 'Deployment';
      const key = targetKey(cluster, scaler.manifest.metadata.namespace, kind, textAt(target, 'name') ?? '');
      if (!found.has(key)) found.set(key, scaler);
    }
  }
  scalers.set(tree, found);
  return found;
}

function targetKey(cluster: string, namespace: string | undefined, kind: string, name: string): string {
  return [cluster, namespace ?? '', kind, name].join('/');
}
