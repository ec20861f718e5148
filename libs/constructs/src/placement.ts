import type { Availability } from '@delivery/fleet';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';
import { selectorOf } from './selector.ts';

/** What an availability profile asks of one workload. */
interface Profile {
  /** Spread over zones, refusing to schedule what would lean to one. */
  readonly zones: boolean;
  /** Spread over nodes as far as there is room. */
  readonly nodes: boolean;
  /** Pods that a node drain may take at once. */
  readonly disruptionBudget: boolean;
}

export const profiles: Readonly<Record<Availability, Profile>> = {
  'multi-zone': { zones: true, nodes: true, disruptionBudget: true },
  'single-zone': { zones: false, nodes: true, disruptionBudget: true },
  edge: { zones: false, nodes: true, disruptionBudget: false },
  development: { zones: false, nodes: false, disruptionBudget: false },
};

/** Where the pods of a service may run. */
export function placement(
  name: string,
  availability: Availability,
): Pick<IPodSpec, 'affinity' | 'topologySpreadConstraints'> {
  const { zones, nodes } = profiles[availability];
  const labelSelector = { matchLabels: { ...selectorOf(name) } };
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
    matchLabelKeys: ['pod-template-hash'],
  });
  if (!zones && !nodes) return {};
  return {
    topologySpreadConstraints: [
      ...(zones ? [spread('topology.kubernetes.io/zone', 'DoNotSchedule')] : []),
      ...(nodes ? [spread('kubernetes.io/hostname', 'ScheduleAnyway')] : []),
    ],
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
        ],
      },
    },
  };
}
