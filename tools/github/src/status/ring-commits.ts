import type { GithubApi } from '../api/github-api.ts';

export interface RingCommits {
  /** The commit, after the one that the ring is at when that contains it. */
  readonly commits: readonly string[];
  /** What to tell when it does not. */
  readonly missing?: string;
}

/**
 * Commits whose statuses speak of a commit. A ring may have moved on in the meantime.
 *
 * @param repository owner and name
 * @param ref branch of the ring
 */
export async function commitsOf(api: GithubApi, repository: string, ref: string, commit: string): Promise<RingCommits> {
  const { object } = (await api.get(`/repos/${repository}/git/ref/heads/${ref}`)) as { object: { sha: string } };
  if (object.sha === commit) return { commits: [commit] };
  const { status } = (await api.get(`/repos/${repository}/compare/${commit}...${object.sha}?per_page=1`)) as {
    readonly status: string;
  };
  if (status === 'ahead') return { commits: [object.sha, commit] };
  return { commits: [commit], missing: `${ref} is at ${object.sha}, which does not have the commit` };
}
