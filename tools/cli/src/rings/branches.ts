import { commitOf } from '@delivery/git';

/** Where a branch stands. */
export interface Branch {
  /** As git calls it: `ring/canary`, or `origin/ring/canary` where there is no branch of that name here. */
  readonly name: string;
  readonly commit: string;
  /** Where origin's branch of this name stands, when it is elsewhere. */
  readonly origin?: string;
}

/** The branch of this clone, else origin's as last fetched. */
export function branchNamed(root: string, name: string): Branch | undefined {
  const here = commitOf(root, `refs/heads/${name}`);
  const origin = commitOf(root, `refs/remotes/origin/${name}`);
  if (here !== undefined) return { name, commit: here, ...(origin !== undefined && origin !== here && { origin }) };
  return origin === undefined ? undefined : { name: `origin/${name}`, commit: origin };
}

/** The beginning of a commit's id, as long as people need it. */
export function shortId(commit: string): string {
  return commit.slice(0, 12);
}
