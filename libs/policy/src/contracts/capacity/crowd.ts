import { groupOf } from '@delivery/manifest';
import { numberOrPercent } from '../../checks/workloads/availability/number-or-percent.ts';
import { replicatedIn, type Replicated } from '../../checks/workloads/availability/replicated.ts';
import { at, isRecord, numberAt, textAt } from '../../fields.ts';
import type { PodTemplate } from '../../pods/pod-template.ts';
import type { World } from '../../world.ts';

/** How many pods of one template may be there at once. */
export interface Crowd {
  readonly pod: PodTemplate;
  readonly pods: number;
}

/**
 * Every workload at the maximum of its autoscaler, in the middle of a rollout, and every Job running. Left out is what nobody bounds:
 * DaemonSets, which follow the nodes, and autoscalers without a maximum.
 */
export function crowdsIn(world: World): Crowd[] {
  const jobs = world.pods.flatMap((pod) => {
    const { kind } = pod.owner;
    if (groupOf(pod.owner) !== 'batch') return [];
    const job = kind === 'CronJob' ? at(pod.owner, 'spec', 'jobTemplate', 'spec') : at(pod.owner, 'spec');
    return [{ pod, pods: numberAt(job, 'parallelism') ?? 1 }];
  });
  return [...replicatedIn(world).map((workload) => ({ pod: workload.pod, pods: mostPods(workload) })), ...jobs].filter(
    ({ pods }) => Number.isFinite(pods),
  );
}

function mostPods({ object, scaler }: Replicated): number {
  const replicas = scaler?.most.replicas ?? numberAt(object, 'spec', 'replicas') ?? 1;
  return replicas + surgeOf(object, replicas);
}

/** Pods that a rollout adds. A quarter is what Deployments and canaries take when nothing is said. */
function surgeOf({ kind, spec }: Replicated['object'], replicas: number): number {
  const surge = (value: unknown) => numberOrPercent(value ?? '25%', replicas, Math.ceil) ?? 0;
  if (kind === 'Deployment') {
    return textAt(spec, 'strategy', 'type') === 'Recreate'
      ? 0
      : surge(at(spec, 'strategy', 'rollingUpdate', 'maxSurge'));
  }
  if (kind !== 'Rollout') return 0;
  // the old and the new version stand side by side until the switch
  if (isRecord(at(spec, 'strategy', 'blueGreen'))) {
    return numberAt(spec, 'strategy', 'blueGreen', 'previewReplicaCount') ?? replicas;
  }
  return surge(at(spec, 'strategy', 'canary', 'maxSurge'));
}
