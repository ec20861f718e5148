import { at, textAt } from '../../tree/fields.ts';
import { type Edit, type EffectRow, validation } from '../row.ts';

const ROLLOUTS = 'https://github.com/argoproj/argo-rollouts/pull/4084';

/** Whatever runs pods that stay. */
export const pods: readonly EffectRow[] = [
  {
    kinds: ['apps/Deployment', 'apps/DaemonSet', 'apps/ReplicaSet'],
    fields: ['spec.selector'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  },
  { kinds: ['argoproj.io/Rollout'], fields: ['spec.selector'], effect: 'refused', source: ROLLOUTS },
  {
    kinds: ['apps/Deployment', 'argoproj.io/Rollout'],
    fields: ['spec.template'],
    effect: 'none',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment',
    when: ({ object }) => at(object.after.spec, 'paused') === true,
  },
  {
    kinds: ['apps/Deployment'],
    fields: ['spec.template'],
    effect: 'rolling-restart',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment',
  },
  {
    kinds: ['argoproj.io/Rollout'],
    fields: ['spec.template', 'spec.workloadRef', 'spec.restartAt'],
    effect: 'rolling-restart',
    source: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  },
  {
    kinds: ['apps/DaemonSet'],
    fields: ['spec.template'],
    effect: 'live',
    source: 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy',
    when: isOnDelete,
  },
  {
    kinds: ['apps/DaemonSet'],
    fields: ['spec.template'],
    effect: 'rolling-restart',
    source: 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy',
  },
  {
    kinds: ['apps/StatefulSet'],
    fields: ['spec.template'],
    effect: 'live',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#on-delete',
    when: isOnDelete,
  },
  {
    kinds: ['apps/StatefulSet'],
    fields: ['spec.template'],
    effect: 'none',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions',
    when: ({ object }) => partition(object.after) >= replicas(object.after),
  },
  {
    kinds: ['apps/StatefulSet'],
    fields: ['spec.template'],
    effect: 'rolling-restart',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates',
  },
  {
    kinds: ['apps/StatefulSet'],
    fields: ['spec.updateStrategy'],
    effect: 'rolling-restart',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions',
    when: ({ object }) => partition(object.after) < partition(object.before),
  },
  {
    kinds: ['apps/StatefulSet'],
    fields: [
      'spec.replicas',
      'spec.ordinals',
      'spec.updateStrategy',
      'spec.revisionHistoryLimit',
      'spec.persistentVolumeClaimRetentionPolicy',
      'spec.minReadySeconds',
    ],
    effect: 'live',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/',
  },
  {
    kinds: ['apps/StatefulSet'],
    fields: ['spec.podManagementPolicy'],
    effect: 'refused',
    default: 'OrderedReady',
    source: `${validation}/apps/validation/validation.go`,
  },
  {
    kinds: ['apps/StatefulSet'],
    fields: ['spec'],
    effect: 'refused',
    source: `${validation}/apps/validation/validation.go`,
  },
  {
    kinds: ['apps/ReplicaSet', '/ReplicationController'],
    fields: ['spec.template'],
    effect: 'none',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#when-to-use-a-replicaset',
  },
  {
    kinds: ['/Pod'],
    fields: ['spec.containers.*.image', 'spec.initContainers.*.image'],
    effect: 'rolling-restart',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  },
  {
    kinds: ['/Pod'],
    fields: ['spec.activeDeadlineSeconds'],
    effect: 'live',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  },
  {
    kinds: ['/Pod'],
    fields: ['spec.tolerations'],
    effect: 'live',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    when: ({ before }) => before === undefined,
  },
  {
    kinds: ['/Pod'],
    fields: ['spec'],
    effect: 'refused',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  },
];

function isOnDelete({ object }: Edit): boolean {
  return textAt(object.after.spec, 'updateStrategy', 'type') === 'OnDelete';
}

/** Pods below it keep the old template. */
function partition({ spec }: Edit['object']['after']): number {
  const value = at(spec, 'updateStrategy', 'rollingUpdate', 'partition');
  return typeof value === 'number' ? value : 0;
}

/** Whoever states none leaves it to an autoscaler. */
function replicas({ spec }: Edit['object']['after']): number {
  const value = at(spec, 'replicas');
  return typeof value === 'number' ? value : Infinity;
}
