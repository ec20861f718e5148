import { diffText, reportOf, visibleReport } from '@delivery/review';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { differences, type ReviewDeps } from '../review/review.ts';
import { sideOptions, type SideOptions } from '../review/side-options.ts';

export interface DiffDeps extends Omit<ReviewDeps, 'render'>, SideOptions {
  readonly all?: true;
}

/** Shows what each cluster would run otherwise, each change once. */
export async function diff(deps: DiffDeps, io: Io): Promise<ExitCode> {
  const { comparison, ...sides } = differences(sideOptions(deps), deps);
  const { report } = reportOf(comparison, sides);
  const { base, head, notes, totals, clusters, groups, objects, opaque } = report;
  io.answer({ command: 'diff', exitCode: 0, base, head, notes, totals, clusters, groups, objects, opaque }, () =>
    diffText(visibleReport(report), { style: io.color, all: deps.all === true }),
  );
  return 0;
}
