import type { GithubApi } from '../api/github-api.ts';

/** What one context says about a commit. */
export interface CommitStatus {
  /** E.g. `delivery/aws-prod-eu-west-1`. */
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description?: string;
  readonly targetUrl?: string;
}

/** Statuses of one commit by context: the newest of each. */
export type CommitStatuses = ReadonlyMap<string, CommitStatus>;

const PAGE = 100;

/**
 * Asks for the combined status, which has one status a context: a cluster tells the same one again and again.
 *
 * @param repository owner and name
 * @see https://docs.github.com/en/rest/commits/statuses#get-the-combined-status-for-a-specific-reference
 */
export async function statusesOf(api: GithubApi, repository: string, commit: string): Promise<CommitStatuses> {
  const statuses = new Map<string, CommitStatus>();
  for (let page = 1, seen = 0, total = 1; seen < total; page++) {
    const path = `/repos/${repository}/commits/${commit}/status?per_page=${PAGE}&page=${page}`;
    const answer = (await api.get(path)) as CombinedStatus;
    for (const { context, state, description, target_url: targetUrl } of answer.statuses) {
      const status = { context, state, ...(description && { description }), ...(targetUrl && { targetUrl }) };
      if (!statuses.has(context)) statuses.set(context, status);
    }
    seen += answer.statuses.length;
    total = answer.statuses.length === 0 ? 0 : answer.total_count;
  }
  return statuses;
}

interface CombinedStatus {
  readonly total_count: number;
  readonly statuses: readonly {
    readonly context: string;
    readonly state: CommitStatus['state'];
    readonly description?: string | null;
    readonly target_url?: string | null;
  }[];
}
