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
import type { ValidationDeps } from '../validate/deps.ts';
import { validateRendered, type ValidateRendered } from '../validate/tree/validate-rendered.ts';

/** How many findings are told below the screen; `check` tells all. */
const LISTED = 3;

export interface StartDeps extends ValidationDeps {
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** @default - looks at it with every check */
  readonly validateRendered?: ValidateRendered;
  /** Milliseconds since the user pressed return. @default - since the process started */
  readonly elapsed?: () => number;
}

/** Renders, writes, reads back what it wrote, validates it, and shows on one screen what there is and what to do next. */
export async function start(deps: StartDeps, io: Io): Promise<ExitCode> {
  const { root, render, elapsed = () => performance.now() } = deps;
  refuseUnfinished(root);
  io.progress('rendering');
  const synthesis = await render();
  io.progress('comparing with generated/');
  const changes = reportOf(writeTree(root, synthesis.files), false);
  const readBack = planTree(root, synthesis.files);
  const wrong = judge(root, synthesis.files, readBack, {});
  const validated = await (deps.validateRendered ?? validateRendered)(synthesis, { progress: io.progress }, deps);
  const findings = toJson([...wrong, ...validated.findings]);
  const exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  const milliseconds = Math.round(elapsed());
  const { counts } = validated;
  const json = { command: 'start', exitCode, milliseconds, ...fleetJson(synthesis), changes, counts, findings };
  const outcome = { wrong: wrong.length, validated, milliseconds };
  io.answer(json, () => startScreen(synthesis, changes, outcome, io));
  if (!io.json && findings.length > 0) io.say(`\n${toText(findings.slice(0, LISTED)).trimEnd()}`);
  return exitCode;
}
