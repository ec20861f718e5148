import type { Availability, Facts } from '../../../facts.ts';
import { textAt } from '../../../fields.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';

/** What must hold of a workload that serves. */
interface Demand {
  readonly replicas: number;
  /** Of pods whose PriorityClass says that users notice their loss. */
  readonly criticalReplicas: number;
  /** Whether an autoscaler can double the pods: at the edge there are the machines that there are. */
  readonly roomToScale: boolean;
  readonly spreadOverZones: boolean;
  readonly spreadOverNodes: boolean;
  readonly disruptionBudget: boolean;
  /** Whether a rollout never has fewer pods than asked for, and takes a bad version back by itself. */
  readonly safeRollout: boolean;
}

const production: Demand = {
  replicas: 2,
  criticalReplicas: 3,
  roomToScale: true,
  spreadOverZones: true,
  spreadOverNodes: true,
  disruptionBudget: true,
  safeRollout: true,
};

/** By profile: a second opinion on what renders it. */
const DEMANDS: Readonly<Record<Availability, Demand>> = {
  'multi-zone': production,
  'single-zone': { ...production, spreadOverZones: false },
  edge: { ...production, criticalReplicas: 2, roomToScale: false, spreadOverZones: false },
  development: {
    replicas: 0,
    criticalReplicas: 0,
    roomToScale: false,
    spreadOverZones: false,
    spreadOverNodes: false,
    disruptionBudget: false,
    safeRollout: false,
  },
};

export function demandsOf({ availability = 'multi-zone' }: Facts): Demand {
  return DEMANDS[availability];
}

/** The fewest pods that these may be; `pod` is undefined for pods that nobody knows. */
export function leastReplicas(facts: Facts, pod: PodTemplate | undefined): number {
  const { replicas, criticalReplicas } = demandsOf(facts);
  const priority = textAt(pod?.spec, 'priorityClassName') ?? '';
  return facts.criticalPriorityClasses?.includes(priority) ? criticalReplicas : replicas;
}
