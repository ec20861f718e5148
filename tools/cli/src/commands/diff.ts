import { Refusal } from '@delivery/findings';
import { diffText, visibleReport } from '@delivery/review';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { review, type ReviewDeps } from '../review/review.ts';
import { sideOptions, type SideOptions } from '../review/side-options.ts';

export interface DiffDeps extends ReviewDeps, SideOptions {
  readonly all?: true;
}

/** Shows what each cluster would run otherwise, each change once. */
export async function diff(deps: DiffDeps, io: Io): Promise<ExitCode> {
  const { report, sides } = review({ ...sideOptions(deps), risk: false }, deps);
  const problems = sides.problems().filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new Refusal(3, problems);
  const { base, head, notes, totals, clusters, groups, objects, opaque } = report;
  io.answer({ command: 'diff', exitCode: 0, base, head, notes, totals, clusters, groups, objects, opaque }, () =>
    diffText(visibleReport(report), { style: io.color, all: deps.all === true }),
  );
  return 0;
}
