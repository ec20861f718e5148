/** What stands in the bytes of every file that holds a sync object: to parse no other one before it is asked for. */
export const SYNC_GROUPS = ['argoproj.io/', '.toolkit.fluxcd.io/'];

/** Words that are asked of nearly every file: who reads the bytes anyway can look for them then. */
export const skimWords: readonly string[] = [...SYNC_GROUPS, 'HorizontalPodAutoscaler', 'ScaledObject'];
