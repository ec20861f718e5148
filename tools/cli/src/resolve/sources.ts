import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@delivery/findings';
import { git, runGit } from '@delivery/git';
import type { Changed } from './status.ts';

/** Whether a path is an output of `synth`, so that neither side of it counts. */
export function isRendered(path: string): boolean {
  return path.startsWith('generated/') || path === '.github/CODEOWNERS';
}

const sides: Readonly<Record<string, string>> = {
  DD: 'both sides deleted it',
  AU: 'only our side added it',
  UD: 'their side deleted it, ours changed it',
  UA: 'only their side added it',
  DU: 'our side deleted it, theirs changed it',
  AA: 'both sides added it',
  UU: 'both sides changed it',
};

/** Sources that still have two sides: what is rendered from them would be wrong, or fail. */
export function unmergedSources(changed: readonly Changed[]): readonly Finding[] {
  return changed
    .filter(({ path, kind }) => kind === 'unmerged' && !isRendered(path))
    .map(({ path, sides: how = '' }) => ({
      id: 'unmerged-source',
      severity: 'error',
      subject: path,
      at: { file: path },
      found: sides[how] ?? how,
      fix: `edit it, then \`git add ${path}\`, or \`git rm ${path}\` if it shall go`,
    }));
}

/** Sources that were added with the marks of a conflict in them. */
export function leftoverMarkers(root: string): readonly Finding[] {
  const options = ['-c', 'core.quotePath=false', 'diff', '--check', '--no-ext-diff', '--no-color', 'HEAD'];
  const args = [...options, '--', '.', ':(exclude)generated', ':(exclude).github/CODEOWNERS'];
  const output = runGit(root, args); // 2: it found something
  if (output.status !== 0 && output.status !== 2) git(root, args); // throws what git says
  const lines = output.stdout.toString('utf8').matchAll(/^(.+):(\d+): leftover conflict marker$/gm);
  return [...lines]
    .map(([, file = '', line]) => ({ file, line: Number(line) }))
    .filter((at) => isMarker(root, at))
    .map((at) => ({
      id: 'conflict-marker',
      severity: 'error',
      subject: at.file,
      at,
      found: 'a mark of a conflict',
      fix: `keep what shall stay, then \`git add ${at.file}\``,
    }));
}

/** Seven = alone can be a heading of Markdown. A name that git quotes is believed. */
function isMarker(root: string, { file, line }: { readonly file: string; readonly line: number }): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return true;
  const text = readFileSync(path, 'utf8').split('\n')[line - 1];
  return text !== undefined && /^[<>]/.test(text);
}
