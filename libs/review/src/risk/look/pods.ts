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

/** Path of the pod template of a workload; undefined for anything else. A Pod is its own. */
export function templatePath(manifest: Manifest): readonly string[] | undefined {
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
    const least =
      scaler.manifest.kind === 'ScaledObject'
        ? at(scaler.manifest, 'spec', 'minReplicaCount')
        : at(scaler.manifest, 'spec', 'minReplicas');
    return typeof least === 'number' ? least : scaler.manifest.kind === 'ScaledObject' ? 0 : 1;
  }
  const replicas = at(manifest, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

/** HorizontalPodAutoscaler or KEDA ScaledObject that scales a workload. */
export function autoscalerOf(tree: Tree, { cluster, manifest }: TreeObject): TreeObject | undefined {
  const scalers = [
    ...tree.of(cluster, 'autoscaling', 'HorizontalPodAutoscaler'),
    ...tree.of(cluster, 'keda.sh', 'ScaledObject'),
  ];
  return scalers.find(
    ({ manifest: scaler }) =>
      scaler.metadata.namespace === manifest.metadata.namespace &&
      textAt(scaler, 'spec', 'scaleTargetRef', 'name') === manifest.metadata.name &&
      (textAt(scaler, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment') === manifest.kind,
  );
}
