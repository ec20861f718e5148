import { toJson, toText } from '@delivery/findings';
import { planTree, writeTree, type WriteOptions } from '@delivery/tree';
import { foreignFinding, listText, reportOf, sentence } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Synthesis } from '../synth.ts';

export interface SynthDeps {
  readonly root: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** Whether to say what it would do, and do nothing. @default false */
  readonly dryRun?: boolean;
  /** Whether to remove foreign files. @default false */
  readonly discard?: boolean;
  /** @default - the disk, git, this process */
  readonly tree?: Omit<WriteOptions, 'discard'>;
}

/** Makes `generated/` equal to a fresh rendering. 1 when a foreign file stands in it. */
export async function synth(deps: SynthDeps, io: Io): Promise<ExitCode> {
  const { root, render, tree, dryRun = false, discard = false } = deps;
  io.progress('rendering');
  const { files } = await render();
  io.progress('comparing with generated/');
  const changes = dryRun ? planTree(root, files, tree) : writeTree(root, files, { ...tree, discard });
  const report = reportOf(changes, discard);
  const findings = report.foreign.map(foreignFinding);
  const exitCode = findings.length > 0 ? 1 : 0;
  const json = { command: 'synth', exitCode, dryRun, changes: report, findings: toJson(findings) };
  io.answer(json, () => listText(report));
  if (report.repaired) {
    io.say(`${dryRun ? 'would repair' : 'repaired'} generated/, which an earlier write had left unfinished`);
  }
  io.say(sentence(report, dryRun));
  if (!io.json && findings.length > 0) io.say(`\n${toText(findings)}`);
  return exitCode;
}
