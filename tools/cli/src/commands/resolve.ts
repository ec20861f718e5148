import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, toJson, toText } from '@delivery/findings';
import { git } from '@delivery/git';
import { writeTree } from '@delivery/tree';
import { counted, foreignFinding } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DRIVER, installDriver } from '../resolve/driver.ts';
import { operationIn } from '../resolve/operation.ts';
import { isRendered, leftoverMarkers, unmergedSources } from '../resolve/sources.ts';
import { changedIn } from '../resolve/status.ts';
import type { Synthesis } from '../synth.ts';

export interface ResolveDeps {
  readonly root: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** Whether to tell git to keep our side of `generated/`, and do nothing else. @default false */
  readonly installDriver?: boolean;
}

/**
 * In the middle of a merge whose sources are merged: drops both sides of `generated/`, renders it, and stages it.
 * 1 while a source still has two sides, and for a foreign file.
 */
export async function resolve({ root, render, installDriver: driver = false }: ResolveDeps, io: Io): Promise<ExitCode> {
  if (driver) {
    installDriver(root);
    io.answer({ command: 'resolve', exitCode: 0, driver: DRIVER }, () => '');
    io.say('git now keeps our side of generated/ in a merge; `npm run delivery -- resolve` renders it');
    return 0;
  }
  const changed = changedIn(root);
  const operation = operationIn(root);
  if (operation === undefined && !changed.some(({ kind }) => kind === 'unmerged')) {
    io.answer({ command: 'resolve', exitCode: 0, staged: [], findings: [] }, () => '');
    io.say(
      'nothing to resolve: no merge, rebase, cherry-pick or revert is under way; `npm run check` tells whether generated/ is as rendered',
    );
    return 0;
  }
  const unmerged = unmergedSources(changed);
  const open = unmerged.length > 0 ? unmerged : leftoverMarkers(root);
  if (open.length > 0) return refuseOpen(open, io);

  io.progress('rendering');
  const { files } = await render();
  io.progress('writing generated/');
  dropOldSides(root, files);
  const findings = writeTree(root, files).foreign.map(foreignFinding);
  const staged = stage(root, files);

  const exitCode = findings.length > 0 ? 1 : 0;
  const next = operation === undefined ? 'git commit' : `git ${operation} --continue`;
  const json = { command: 'resolve', exitCode, operation, staged, next, findings: toJson(findings) };
  io.answer(json, () => toText(findings));
  io.say(`rendered from the merged sources: ${counted(staged.length, 'file')} staged`);
  io.say(`next: \`${next}\``);
  return exitCode;
}

function refuseOpen(findings: readonly Finding[], io: Io): ExitCode {
  io.answer({ command: 'resolve', exitCode: 1, staged: [], findings: toJson(findings) }, () => toText(findings));
  io.say(`\nmerge the sources first; then \`npm run delivery -- resolve\` renders generated/, whichever side it has`);
  return 1;
}

/** What only one side of the merge rendered, also where marks of a conflict make it unreadable, so that synth took it for foreign. */
function dropOldSides(root: string, files: Synthesis['files']): void {
  const tracked = git(root, ['ls-files', '-z', '--', 'generated']).toString('utf8').split('\0').filter(Boolean);
  const unmerged = changedIn(root).filter(({ path, kind }) => kind === 'unmerged' && isRendered(path));
  for (const path of [...tracked, ...unmerged.map((one) => one.path)]) {
    if (!files.has(path)) rmSync(join(root, path), { recursive: true, force: true });
  }
}

/** Puts everything that is rendered, and the absence of what is not, into the index; gives the paths. */
function stage(root: string, files: Synthesis['files']): readonly string[] {
  const paths = changedIn(root, ['generated', '.github/CODEOWNERS'])
    .filter(({ path, kind }) => kind !== 'untracked' || files.has(path))
    .map(({ path }) => path);
  if (paths.length === 0) return [];
  const options = ['--all', '--pathspec-from-file=-', '--pathspec-file-nul'];
  git(root, ['--literal-pathspecs', 'add', ...options], { input: paths.join('\0') });
  return paths.filter((path) => isRendered(path)).sort();
}
