import { didYouMean, Refusal, type Finding } from '@delivery/findings';
import { commitOf, distance } from '@delivery/git';
import { statusContext } from '@delivery/gitops';
import { deliveredIn, waitedFor } from '@delivery/github';
import { counted } from '../changes.ts';
import { shortId } from './branches.ts';
import { factsAt, type CommitCluster, type CommitFacts } from './commit-facts.ts';
import type { StatusSource } from './status-source.ts';

/** A ring's branch and where it is to go. */
export interface Advance {
  readonly ring: string;
  readonly ref: string;
  /** Where origin's branch is. Absent: there is none yet. */
  readonly from?: string;
  readonly to: string;
  /** How many commits further that is; 0 where it is already. */
  readonly commits: number;
  /** Clusters that sync the branch. */
  readonly clusters: readonly string[];
  /** The ring before. Absent for the first. */
  readonly before?: { readonly ring: string; readonly at: string; readonly clusters: readonly string[] };
}

/**
 * Where a ring would go, from origin's branches as last fetched.
 *
 * @param to the commit, which is here
 * @throws Refusal (1) when it is not on main, the ring cannot go forward to it, or the ring before does not have it; (2) for an unknown ring
 */
export function advanceOf(root: string, name: string, to: string): Advance {
  const main = originAt(root, 'main');
  if (main === undefined)
    throw refuse(2, 'main-exists', 'origin main', 'no such branch', 'push main', 'a branch main at origin');
  const facts = factsAt(root, main);
  const index = facts.rings.findIndex((one) => one.name === name);
  const ring = facts.rings[index];
  if (ring === undefined) {
    const names = facts.rings.map((one) => one.name);
    throw refuse(2, 'unknown-ring', '<ring>', `ring "${name}"`, didYouMean(name, names), names.join(', '));
  }
  const { ahead: beside } = distance(root, to, main);
  if (beside > 0) {
    const found = `${counted(beside, 'commit')} up to it that main at ${shortId(main)} lacks`;
    throw refuse(1, 'commit-on-main', shortId(to), found, 'bring it to main with a pull request', 'a commit of main');
  }
  const from = originAt(root, ring.ref);
  const { ahead, behind } = from === undefined ? { ahead: 0, behind: 0 } : distance(root, to, from);
  if (from !== undefined && behind > 0) refuseBackwards(ring.ref, from, to, behind, ahead);
  const before = facts.rings[index - 1];
  return {
    ring: name,
    ref: ring.ref,
    ...(from !== undefined && { from }),
    to,
    commits: ahead,
    clusters: clustersIn(facts, name).map((cluster) => cluster.name),
    ...(before && { before: beforeOf(root, before, to, facts) }),
  };
}

const originAt = (root: string, branch: string) => commitOf(root, `refs/remotes/origin/${branch}`);

const clustersIn = ({ clusters }: CommitFacts, ring: string): readonly CommitCluster[] =>
  clusters.filter((cluster) => cluster.ring === ring && cluster.state !== 'retired');

function refuseBackwards(ref: string, from: string, to: string, behind: number, ahead: number): never {
  const found = `${ref} at ${shortId(from)} has ${counted(behind, 'commit')} that it lacks`;
  const fix =
    ahead === 0
      ? 'nothing to do: the ring has it already; to go back, revert on main and move forward to that'
      : 'bring what the ring has to main first';
  throw refuse(1, 'ring-forward', shortId(to), found, fix, 'a commit that the ring can go forward to');
}

function beforeOf(
  root: string,
  { name, ref }: { readonly name: string; readonly ref: string },
  to: string,
  facts: CommitFacts,
): NonNullable<Advance['before']> {
  const at = originAt(root, ref);
  const lacks = at === undefined ? undefined : distance(root, to, at).ahead;
  if (at === undefined || lacks !== 0) {
    const found = at === undefined ? `no branch ${ref} at origin` : `${ref} at ${shortId(at)}, which lacks it`;
    const fix = `run \`npm run delivery -- rings advance ${name} --to ${shortId(to)}\` first`;
    throw refuse(1, 'ring-before-has-it', shortId(to), found, fix, `a commit that ring ${name} has`);
  }
  return { ring: name, at, clusters: waitedFor(clustersIn(facts, name)).map((cluster) => cluster.name) };
}

/** Clusters of the ring before that are not healthy with the commit. */
export async function* unhealthyBefore({ before, to }: Advance, statuses: () => StatusSource): AsyncGenerator<Finding> {
  if (before === undefined || before.clusters.length === 0) return;
  const source = statuses();
  const commits = await Promise.all([...new Set([before.at, to])].map(source));
  const contexts = before.clusters.map((name) => statusContext({ name }));
  const { failed, silent } = deliveredIn(contexts, commits);
  const words = [
    ...failed.map(({ context, state, description }) => [context, description ? `${state}, ${description}` : state]),
    ...silent.map((context) => [context, 'nothing that is final yet']),
  ];
  for (const [context = '', found = ''] of words.sort()) {
    yield {
      id: 'healthy-before',
      severity: 'error',
      subject: context,
      found: `${found}, at ${shortId(to)} or where ring ${before.ring} is now`,
      allowed: 'success',
      fix: `wait until ring ${before.ring} is healthy, or revert the commit on main`,
    };
  }
}

function refuse(code: 1 | 2, id: string, subject: string, found: string, fix: string, allowed: string): Refusal {
  return new Refusal(code, [{ id, severity: 'error', subject, found, allowed, fix }]);
}
