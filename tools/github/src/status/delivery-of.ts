import type { CommitStatus, CommitStatuses } from './commit-status.ts';

/** How the clusters that were asked for took a commit. */
export interface Delivered {
  readonly healthy: readonly CommitStatus[];
  readonly failed: readonly CommitStatus[];
  /** Contexts that have said nothing final yet. */
  readonly silent: readonly string[];
}

/**
 * A ring may have moved on: a cluster that is healthy at a later commit has this one too. The newest commit at which a cluster says
 * something final counts.
 *
 * @param newestFirst statuses of commits that all contain the one in question
 */
export function deliveredIn(contexts: readonly string[], newestFirst: readonly CommitStatuses[]): Delivered {
  const last = contexts.map((context) => ({ context, status: lastWord(context, newestFirst) }));
  const said = last.flatMap(({ status }) => status ?? []);
  return {
    healthy: said.filter(({ state }) => state === 'success'),
    failed: said.filter(({ state }) => state !== 'success'),
    silent: last.flatMap(({ context, status }) => (status === undefined ? [context] : [])),
  };
}

function lastWord(context: string, newestFirst: readonly CommitStatuses[]): CommitStatus | undefined {
  for (const statuses of newestFirst) {
    const status = statuses.get(context);
    if (status !== undefined && status.state !== 'pending') return status;
  }
  return undefined;
}
