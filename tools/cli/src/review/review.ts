import { Refusal } from '@delivery/findings';
import { changedPaths, namedCommit } from '@delivery/git';
import {
  applyAcceptances,
  hitReport,
  inspect,
  reportOf,
  routine,
  rules,
  type Acceptance,
  type FullReport,
} from '@delivery/review';
import type { Synthesis } from '../synth.ts';
import { readAssets } from '../validate/assets.ts';
import { refuseUnfinished } from '../unfinished.ts';
import { schemasFor } from '../validate/schemas-for.ts';
import { acceptancesIn } from './accepted.ts';
import { mergeKeys } from './merge-keys.ts';
import { readSides, type SideOptions, type Sides } from './read-sides.ts';
import { renderingOf, type Rendering } from './rendering.ts';

export interface ReviewDeps {
  readonly root: string;
  readonly assets: string;
  readonly cwd: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
}

export interface Review extends FullReport {
  /** What is not as rendered, when the new side is what the work tree is at. */
  readonly drift: Rendering['drift'];
  /** Acceptances that match no danger. */
  readonly unused: readonly Acceptance[];
  readonly sides: Sides;
}

/**
 * Reads two sides and says what differs.
 *
 * @throws Refusal (3) for a file that differs and is not readable on the new side
 */
export function differences(options: SideOptions, { root, assets, cwd }: Omit<ReviewDeps, 'render'>): Sides {
  if (options.fromDir === undefined) refuseUnfinished(root);
  const keysOf = mergeKeys(() => schemasFor(undefined, readAssets(assets).schemas()));
  const sides = readSides(options, { root, cwd, keysOf });
  const unreadable = sides.problems.filter(({ severity }) => severity === 'error');
  if (unreadable.length > 0) throw new Refusal(3, unreadable);
  return sides;
}

/**
 * What differs, how it can hurt, and what the sources tell of it.
 *
 * @throws Refusal as `differences`, and of sources that do not render
 */
export async function review(options: SideOptions, deps: ReviewDeps): Promise<Review> {
  const sides = differences(options, deps);
  const { base, head, comparison, edited } = sides;
  const { hits, unused } = applyAcceptances(inspect(comparison, rules), acceptancesIn(sides.facts), comparison);
  const rendering = isHere(sides, deps.root) ? renderingOf(await deps.render(), deps.root) : undefined;
  const drift = rendering?.drift ?? [];
  const isRoutine = routine(comparison);
  const full = reportOf(comparison, {
    base,
    head,
    notes: [...(drift.length === 0 ? [] : [driftText(drift.length)]), ...sides.notes],
    hits: hits.map((hit) => hitReport(hit, comparison)),
    routine: new Set(comparison.changes.filter(isRoutine).map(({ id }) => id)),
    ...(edited && { edited }),
    ...(rendering && { madeAt: rendering.madeAt, provenance: await rendering.provenance() }),
  });
  return { ...full, drift, unused, sides };
}

/** Whether the sources of the new side are those of the work tree. */
function isHere({ edited, head }: Sides, root: string): boolean {
  if (edited === undefined || head.commit === undefined) return edited !== undefined;
  return (
    head.commit === namedCommit(root, 'HEAD') && !changedPaths(root, head.commit).some((path) => SOURCES.test(path))
  );
}

const SOURCES = /^(?:apps|clusters|generated|libs|tools)\//;

function driftText(files: number): string {
  const where = files === 1 ? '1 file' : `${files} files`;
  return `generated/ is not as rendered in ${where}, which is not in here: run \`npm run synth\`, then ask again`;
}
