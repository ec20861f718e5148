import { diffText, groupedReport } from '@delivery/review';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { differences, type DifferencesDeps } from '../review/differences.ts';
import { sideOptions, type SideOptions } from '../review/side-options.ts';

export interface DiffDeps extends DifferencesDeps, SideOptions {
  readonly all?: true;
}

/** Shows what each cluster would run otherwise, each change once. */
export async function diff(deps: DiffDeps, io: Io): Promise<ExitCode> {
  const { comparison, ...sides } = await differences(sideOptions(deps), deps);
  const { report, objects } = groupedReport(comparison, sides);
  const { base, head, notes, totals, clusters, groups, opaque } = report;
  const answer = {
    command: 'diff',
    exitCode: 0,
    base,
    head,
    notes,
    totals,
    clusters,
    groups,
    get objects() {
      return objects(); // of which the text tells nothing
    },
    opaque,
  };
  io.answer(answer, () => diffText(report, { style: io.color, all: deps.all === true }));
  return 0;
}
