import type { Cluster } from '@delivery/fleet';

/**
 * Clusters tell how they took a commit, as its status at the git host: who waits for them needs no credentials of theirs. A cluster on a
 * desk has nobody who waits for it.
 */
export function reportsStatus({ role }: Pick<Cluster, 'role'>): boolean {
  return role !== 'local';
}

/**
 * The context of its statuses, e.g. `delivery/aws-prod-eu-west-1`.
 *
 * @see https://docs.github.com/en/rest/commits/statuses
 */
export function statusContext({ name }: Pick<Cluster, 'name'>): string {
  return `delivery/${name}`;
}

/** Property of the key `commit-status` in the store, and key of the Secret: a token that may write commit statuses and nothing else. */
export const statusToken = { storeKey: 'commit-status', key: 'token' } as const;
