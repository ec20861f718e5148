import { toJson, toText } from '@delivery/findings';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { ringFindings } from '../rings/ring-findings.ts';
import { travelOf } from '../rings/ring-report.ts';
import { ringsText } from '../rings/rings-text.ts';
import { refuseUnfinished } from '../unfinished.ts';

export interface RingsDeps {
  readonly root: string;
}

/** Shows, a ring at a time, which commit its clusters sync, and which releases are live or pending there. */
export async function rings({ root }: RingsDeps, io: Io): Promise<ExitCode> {
  refuseUnfinished(root);
  const travel = travelOf(root);
  const findings = toJson(ringFindings(root, travel));
  io.answer({ command: 'rings', exitCode: 0, ...travel, findings }, () => ringsText(travel, io.color));
  if (!io.json && findings.length > 0) io.say(`\n${toText(findings).trimEnd()}`);
  return 0;
}
