import { Refusal } from '@delivery/findings';
import { git, runGit } from '@delivery/git';

type Env = Readonly<Record<string, string | undefined>>;

/** Lets git ask gh for the token of a job, so that none is kept in a file. The empty one takes the helpers of the machine away. */
const TOKEN_OF_GH = ['-c', 'credential.helper=', '-c', 'credential.helper=!gh auth git-credential'];

const credentials = ({ GH_TOKEN }: Env) => (GH_TOKEN ? TOKEN_OF_GH : []);

/** Brings origin's main and rings here, as they are now. @throws Refusal (4) with what git says */
export function fetchRings(root: string, env: Env): void {
  const branches = ['+refs/heads/main:refs/remotes/origin/main', '+refs/heads/ring/*:refs/remotes/origin/ring/*'];
  git(root, [...credentials(env), 'fetch', '--quiet', '--prune', 'origin', ...branches], { env });
}

/**
 * Moves a branch of origin forward, or makes it. Never by force: when somebody else has moved it elsewhere in the meantime, git refuses.
 *
 * @throws Refusal (1) then, (4) when origin cannot be reached or takes no push
 */
export function pushForward(root: string, branch: string, commit: string, env: Env): void {
  const args = [...credentials(env), 'push', '--porcelain', 'origin', `${commit}:refs/heads/${branch}`];
  const output = runGit(root, args, { env });
  if (output.status === 0) return;
  const says = `${output.stdout.toString('utf8')}\n${output.stderr}`;
  const isElsewhere = /\((?:non-fast-forward|fetch first|stale info)\)|cannot lock ref/.test(says);
  throw new Refusal(isElsewhere ? 1 : 4, [
    {
      id: isElsewhere ? 'ring-moved' : 'git',
      severity: 'error',
      subject: `origin ${branch}`,
      found: isElsewhere ? 'it has moved in the meantime' : output.stderr.trim(),
      fix: isElsewhere ? 'run it again: it looks where the ring is now' : 'do what git says, then run it again',
    },
  ]);
}
