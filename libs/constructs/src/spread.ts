import type { Cluster } from '@delivery/fleet';
import type { IPodAntiAffinity } from 'kubernetes-models/v1/PodAntiAffinity';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';
import { profiles } from './availability.ts';
import { selectorOf, type Workload } from './workload.ts';

export interface Spread {
  readonly topologySpreadConstraints?: ITopologySpreadConstraint[];
  readonly podAntiAffinity?: IPodAntiAffinity;
}

/**
 * How the pods of a workload lie over zones and nodes.
 *
 * @param revisionLabel of pods, with another value for each version of the workload
 */
export function spreadOf({ app, name }: Workload, revisionLabel: string): Spread {
  return spreadPods(app.cluster, selectorOf(app.name, name), revisionLabel);
}

/** As `spreadOf`, of the pods with these labels. */
export function spreadPods(
  { availability }: Pick<Cluster, 'availability'>,
  labels: Readonly<Record<string, string>>,
  revisionLabel: string,
): Spread {
  const { zones, nodes } = profiles[availability];
  if (!zones && !nodes) return {};
  const labelSelector = { matchLabels: { ...labels } };
  const spread = (
    topologyKey: string,
    whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway',
  ): ITopologySpreadConstraint => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable,
    // a dead zone's tainted nodes do not count, else they would block the pods that move away from it
    nodeTaintsPolicy: 'Honor',
    labelSelector,
    // each revision spreads by itself, so that a rollout does not lean on the pods it replaces
    matchLabelKeys: [revisionLabel],
  });
  return {
    topologySpreadConstraints: [
      ...(zones ? [spread('topology.kubernetes.io/zone', 'DoNotSchedule')] : []),
      ...(nodes ? [spread('kubernetes.io/hostname', 'ScheduleAnyway')] : []),
    ],
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
      ],
    },
  };
}
