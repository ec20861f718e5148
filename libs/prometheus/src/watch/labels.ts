/** Labels that a series gets when it leaves its cluster: the global view and Alertmanager see them, rules in the cluster do not. */
export const externalLabels = ['cloud', 'cluster', 'environment', 'region'] as const;
