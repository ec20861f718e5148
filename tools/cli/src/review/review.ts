import { inspect, hitReport, reportOf, rules, type FullReport, type Report } from '@delivery/review';
import { readAssets } from '../validate/assets.ts';
import { schemasFor } from '../validate/schemas-for.ts';
import { mergeKeys } from './merge-keys.ts';
import { readSides, type SideOptions, type Sides } from './read-sides.ts';

export interface ReviewDeps {
  readonly root: string;
  readonly assets: string;
  readonly cwd: string;
}

export interface Review extends FullReport {
  readonly sides: Sides;
}

export interface ReviewOptions extends SideOptions {
  /** Whether rules look at it, which reads the whole of both sides. */
  readonly risk: boolean;
}

/** Reads two sides and says what differs, and how it can hurt. */
export function review(options: ReviewOptions, { root, assets, cwd }: ReviewDeps): Review {
  const keysOf = mergeKeys(() => schemasFor(undefined, readAssets(assets).schemas()));
  const sides = readSides(options, { root, cwd, keysOf });
  const { base, head, comparison, edited, notes } = sides;
  const hits = options.risk ? inspect(comparison, rules).map((hit) => hitReport(hit, comparison)) : [];
  const full = reportOf(comparison, { base, head, notes, hits, ...(edited && { edited }) });
  return { ...full, sides };
}

export type { Report };
