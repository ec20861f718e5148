import { changedPaths, namedCommit } from '@delivery/git';
import {
  applyAcceptances,
  hitReport,
  inspect,
  reportOf,
  routine,
  type Acceptance,
  type FullReport,
  type ReportOptions,
} from '@delivery/review';
import { rules } from '@delivery/review/rules';
import type { Synthesis } from '../synth.ts';
import { acceptancesIn } from './accepted.ts';
import { differences, type DifferencesDeps } from './differences.ts';
import type { SideOptions, Sides } from './read-sides.ts';
import { renderingOf, type Rendering } from './rendering.ts';

export interface ReviewDeps extends DifferencesDeps {
  readonly render: () => Synthesis | Promise<Synthesis>;
}

/** What differs, and how it is judged. */
export interface Judged {
  readonly sides: Sides;
  /** For a summary or a whole report. */
  readonly options: ReportOptions;
  /** What is not as rendered, when the new side is what the work tree is at. */
  readonly drift: Rendering['drift'];
  /** Acceptances that match no danger. */
  readonly unused: readonly Acceptance[];
  readonly rendering?: Rendering;
}

/**
 * What differs and how it can hurt.
 *
 * @throws Refusal as `differences`, and of sources that do not render
 */
export async function judge(options: SideOptions, deps: ReviewDeps): Promise<Judged> {
  const sides = await differences(options, deps);
  const { base, head, comparison, edited } = sides;
  const { hits, unused } = applyAcceptances(inspect(comparison, rules), acceptancesIn(sides.facts), comparison);
  const rendering = isHere(sides, deps.root) ? renderingOf(await deps.render(), deps.root) : undefined;
  const drift = rendering?.drift ?? [];
  const isRoutine = routine(comparison);
  return {
    sides,
    drift,
    unused,
    ...(rendering && { rendering }),
    options: {
      base,
      head,
      notes: [...(drift.length === 0 ? [] : [driftText(drift.length)]), ...sides.notes],
      hits: hits.map((hit) => hitReport(hit, comparison)),
      routine: new Set(comparison.changes.filter(isRoutine).map(({ id }) => id)),
      ...(edited && { edited }),
    },
  };
}

/** All that a reviewer is shown, with what the sources tell of it. */
export async function review(options: SideOptions, deps: ReviewDeps): Promise<FullReport> {
  const { sides, rendering, options: judged } = await judge(options, deps);
  return reportOf(sides.comparison, {
    ...judged,
    ...(rendering && { madeAt: rendering.madeAt, provenance: await rendering.provenance() }),
  });
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
