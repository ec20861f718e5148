import type { Availability, Cluster } from '@delivery/fleet';

/** What an availability profile asks of an operator. */
interface Profile {
  /** Pods of a controller: one works, the others wait for its lease. */
  readonly replicas: number;
  /** Pods behind an admission webhook, without which nothing that it judges can change. */
  readonly webhookReplicas: number;
  /** Whether a node drain may take one pod only. */
  readonly disruptionBudget: boolean;
}

const profiles: Readonly<Record<Availability, Profile>> = {
  'multi-zone': { replicas: 2, webhookReplicas: 3, disruptionBudget: true },
  'single-zone': { replicas: 2, webhookReplicas: 2, disruptionBudget: true },
  edge: { replicas: 1, webhookReplicas: 1, disruptionBudget: false },
  development: { replicas: 1, webhookReplicas: 1, disruptionBudget: false },
};

export function operatorProfile({ availability }: Pick<Cluster, 'availability'>): Profile {
  return profiles[availability];
}
