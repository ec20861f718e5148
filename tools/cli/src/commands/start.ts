import { toJson, toText } from '@delivery/findings';
import { planTree, writeTree } from '@delivery/tree';
import { reportOf } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import { fleetJson } from '../fleet-json.ts';
import type { Io } from '../io.ts';
import { judge } from '../judge.ts';
import { startScreen } from '../start-screen.ts';
import type { Synthesis } from '../synth.ts';
import { refuseUnfinished } from '../unfinished.ts';

/** How many findings are told below the screen; `check` tells all. */
const LISTED = 3;

export interface StartDeps {
  readonly root: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** Milliseconds since the user pressed return. @default - since the process started */
  readonly elapsed?: () => number;
}

/** Renders, writes, reads back what it wrote, and shows on one screen what there is and what to do next. */
export async function start({ root, render, elapsed = () => performance.now() }: StartDeps, io: Io): Promise<ExitCode> {
  refuseUnfinished(root);
  io.progress('rendering');
  const synthesis = await render();
  io.progress('comparing with generated/');
  const changes = reportOf(writeTree(root, synthesis.files), false);
  const readBack = planTree(root, synthesis.files);
  const findings = toJson(judge(root, synthesis.files, readBack, {}));
  const exitCode = findings.length > 0 ? 1 : 0;
  const milliseconds = Math.round(elapsed());
  const json = { command: 'start', exitCode, milliseconds, ...fleetJson(synthesis), changes, findings };
  io.answer(json, () => startScreen(synthesis, changes, { wrong: findings.length, milliseconds }, io));
  if (!io.json && findings.length > 0) io.say(`\n${toText(findings.slice(0, LISTED)).trimEnd()}`);
  return exitCode;
}
