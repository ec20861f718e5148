import { Refusal } from '@delivery/findings';
import { namedCommit, refuseWithoutHistory } from '@delivery/git';
import { counted } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { advanceOf, unhealthyBefore, type Advance } from '../rings/advance.ts';
import { shortId } from '../rings/branches.ts';
import { fetchRings, pushForward } from '../rings/origin.ts';
import { statusSource } from '../rings/status-source.ts';
import { refuseUnfinished } from '../unfinished.ts';

export interface RingsAdvanceDeps {
  readonly root: string;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly ring: string;
  /** Anything that git takes for a commit. */
  readonly to: string;
  /** File with commit statuses. @default - the git host is asked */
  readonly statuses?: string;
  /** Whether to say what it would do, and do nothing. @default false */
  readonly dryRun?: boolean;
}

/** Moves a ring's branch at origin forward to a commit of main that is healthy in the ring before. */
export async function ringsAdvance(deps: RingsAdvanceDeps, io: Io): Promise<ExitCode> {
  const { root, env, ring, to, dryRun = false } = deps;
  refuseUnfinished(root);
  refuseWithoutHistory(root);
  io.progress('looking where the rings are');
  fetchRings(root, env);
  const advance = advanceOf(root, ring, namedCommit(root, to));
  const findings = [];
  for await (const finding of unhealthyBefore(advance, () => statusSource(deps))) findings.push(finding);
  if (findings.length > 0) throw new Refusal(1, findings);
  const moves = advance.from !== advance.to;
  if (moves && !dryRun) pushForward(root, advance.ref, advance.to, env);
  io.answer({ command: 'rings advance', exitCode: 0, dryRun, ...advance }, () => advanceText(advance, dryRun));
  return 0;
}

/** E.g. `ring/canary moved 2 commits forward, from 5fc7456d1b2a to 0c51a37e9f44: aws, gcp`. */
function advanceText({ ref, from, to, commits, clusters }: Advance, dryRun: boolean): string {
  if (from === to) return `${ref} is at ${shortId(to)} already`;
  const did = dryRun ? 'would move' : 'moved';
  const way =
    from === undefined
      ? `${dryRun ? 'would start' : 'started'} at ${shortId(to)}`
      : `${did} ${counted(commits, 'commit')} forward, from ${shortId(from)} to ${shortId(to)}`;
  return `${ref} ${way}: ${clusters.join(', ') || 'no clusters'}`;
}
