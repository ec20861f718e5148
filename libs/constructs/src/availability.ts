import type { Availability } from '@delivery/fleet';

/** What an availability profile asks of one workload. */
interface Profile {
  /** Spread over zones, refusing to schedule what would lean to one. */
  readonly zones: boolean;
  /** Spread over nodes as far as there is room. */
  readonly nodes: boolean;
  /** Pods that a node drain may take at once. */
  readonly disruptionBudget: boolean;
  /**
   * Seconds until the pods of a node that is gone are replaced elsewhere.
   * @default - 300, the API server's own default
   */
  readonly nodeLossSeconds?: number;
  /** Nodes set apart for what asks for them; elsewhere there are too few to set some apart. */
  readonly nodePools: boolean;
}

export const profiles: Readonly<Record<Availability, Profile>> = {
  'multi-zone': { zones: true, nodes: true, disruptionBudget: true, nodeLossSeconds: 20, nodePools: true },
  'single-zone': { zones: false, nodes: true, disruptionBudget: true, nodeLossSeconds: 20, nodePools: true },
  edge: { zones: false, nodes: true, disruptionBudget: true, nodePools: false },
  development: { zones: false, nodes: false, disruptionBudget: false, nodePools: false },
};
