import type { Finding } from '@delivery/findings';
import { statusContext } from '@delivery/gitops';
import type { CommitStatus, CommitStatuses } from './commit-status.ts';
import { deliveredIn, type Delivered } from './delivery-of.ts';

export interface WaitOptions {
  /** Those that have to say something. */
  readonly clusters: readonly { readonly name: string; readonly intermittent: boolean }[];
  /** Statuses of the commit, those of later commits of the ring first. */
  readonly look: () => Promise<readonly CommitStatuses[]>;
  /** How long to wait in all, in milliseconds. */
  readonly timeout: number;
  /** Between two looks, in milliseconds. */
  readonly interval: number;
  /** Milliseconds since any time. */
  readonly now: () => number;
  /** Waits that many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<unknown>;
  /** Tells a line about what has changed. */
  readonly say: (line: string) => void;
}

/**
 * Looks until every cluster is healthy at the commit, one has failed, or the time is over.
 *
 * @returns why not all are healthy; nothing when they are, or when only clusters are missing that are often out of reach
 */
export async function waitForStatus(options: WaitOptions): Promise<readonly Finding[]> {
  const { clusters, look, timeout, interval, now, wait, say } = options;
  const contexts = clusters.map(statusContext);
  const end = now() + timeout;
  let told = new Set<string>();
  for (;;) {
    const delivered = deliveredIn(contexts, await look());
    const lines = linesOf(delivered);
    for (const line of lines) if (!told.has(line)) say(line);
    told = new Set(lines);
    if (delivered.failed.length > 0) return delivered.failed.map(failure);
    if (delivered.silent.length === 0) return [];
    if (now() + interval > end) return silence(delivered.silent, options);
    await wait(interval);
  }
}

function linesOf({ healthy, failed, silent }: Delivered): readonly string[] {
  return [...[...healthy, ...failed].map(lineOf), ...silent.map((context) => `${context}: nothing yet`)];
}

function lineOf({ context, state, description }: CommitStatus): string {
  return `${context}: ${state}${description === undefined ? '' : `, ${description}`}`;
}

function failure({ context, state, description, targetUrl }: CommitStatus): Finding {
  return {
    id: 'delivery-failed',
    severity: 'error',
    subject: context,
    found: [state, description, targetUrl].filter((word) => word !== undefined).join(', '),
    allowed: 'success',
    fix: 'look at the cluster, which goes on trying: run this again once it is healthy, or revert the commit',
  };
}

function silence(silent: readonly string[], { clusters, timeout, say }: WaitOptions): readonly Finding[] {
  const minutes = Math.round(timeout / 60_000);
  return clusters.flatMap((cluster) => {
    const context = statusContext(cluster);
    if (!silent.includes(context)) return [];
    if (cluster.intermittent) {
      say(`${context}: not waited for any longer, since its link is intermittent; it follows when it is back`);
      return [];
    }
    return {
      id: 'delivery-silent',
      severity: 'error' as const,
      subject: context,
      found: `no status in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
      allowed: 'success',
      fix: 'look whether its engine syncs, and whether its token for commit statuses is valid; then run this again',
    };
  });
}
