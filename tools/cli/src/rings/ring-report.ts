import { Refusal } from '@delivery/findings';
import { distance, refuseWithoutHistory, type Distance } from '@delivery/git';
import { branchNamed, type Branch } from './branches.ts';
import { factsAt, type CommitCluster, type CommitFacts } from './commit-facts.ts';
import { deltaOf, type Delta } from './ring-delta.ts';
import { imagesIn, pendingOf, type Pending, type RingImage } from './ring-images.ts';

/** One ring: where its branch stands, and what that means for its clusters. */
export interface RingReport {
  readonly name: string;
  /** Branch that its clusters sync. */
  readonly ref: string;
  /** Absent when there is no such branch. */
  readonly at?: Branch & Distance;
  /** Those that main puts into it. */
  readonly clusters: readonly Omit<CommitCluster, 'ring' | 'apps'>[];
  /** What they run. */
  readonly live: readonly RingImage[];
  /** What they would run otherwise if the branch stood where main stands. */
  readonly pending: readonly Pending[];
  /** The objects that would differ then. */
  readonly delta: Delta;
}

/** Rings in the order in which a change travels. */
export interface Travel {
  readonly main: Branch;
  readonly rings: readonly RingReport[];
}

const RINGS = 'clusters/rings.yaml';

/**
 * Reads refs and commits, never the work tree: this is what clusters sync.
 *
 * @throws Refusal (2) without a repository, its whole history, a branch `main`, or rings there
 */
export function travelOf(root: string): Travel {
  refuseWithoutHistory(root);
  const main = branchNamed(root, 'main');
  if (main === undefined) {
    throw refuse(
      'main-exists',
      'main',
      'no branch main, neither here nor of origin',
      'run `git fetch origin main:main`',
    );
  }
  const facts = factsAt(root, main.commit);
  if (facts.rings.length === 0)
    throw refuse('rings-exist', `${main.name}:${RINGS}`, 'no rings', `state them in ${RINGS}`);
  return { main, rings: facts.rings.map(({ name, ref }) => reportOf(root, { name, ref }, main, facts)) };
}

function reportOf(root: string, ring: { name: string; ref: string }, main: Branch, facts: CommitFacts): RingReport {
  const branch = branchNamed(root, ring.ref);
  const now = branch && (branch.commit === main.commit ? facts : factsAt(root, branch.commit));
  const live = now === undefined ? [] : imagesIn(ring.name, now);
  const clusters = facts.clusters.filter((cluster) => cluster.ring === ring.name);
  return {
    ...ring,
    ...(branch && { at: { ...branch, ...distance(root, branch.commit, main.commit) } }),
    clusters: clusters.map(({ ring: _ring, apps: _apps, ...cluster }) => cluster),
    live,
    pending: pendingOf(live, imagesIn(ring.name, facts)),
    delta: deltaOf(ring.name, now, facts),
  };
}

function refuse(id: string, subject: string, found: string, fix: string): Refusal {
  return new Refusal(2, [{ id, severity: 'error', subject, found, fix }]);
}
