import { spawnSync } from 'node:child_process';
import { Refusal } from '@delivery/findings';

// What git says (in the C locale) where there is nothing to compare with; anything else it says is an error.
const noHead = /not a git repository|Not a valid object name HEAD/i;

/**
 * The blobs that HEAD holds under a folder, by path relative to `root`.
 *
 * @param folder relative to `root`, e.g. `generated`
 * @param env environment of git
 * @returns undefined when there is no repository or no commit yet
 * @throws Refusal (4) when git cannot be run, or refuses for another reason (e.g. `safe.directory`)
 */
export function headBlobs(root: string, folder: string, env = process.env): Map<string, string> | undefined {
  const { error, status, stdout, stderr } = spawnSync('git', ['ls-tree', '-r', '-z', 'HEAD', '--', `${folder}/`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, LC_ALL: 'C' },
    maxBuffer: Infinity,
  });
  if (error !== undefined) {
    const missing = 'code' in error && error.code === 'ENOENT';
    throw refusal(missing ? 'no git on the PATH' : error.message, missing ? 'install git' : 'run it again');
  }
  if (status !== 0) {
    if (noHead.test(stderr)) return undefined;
    throw refusal(stderr.trim(), 'run `git status` here, and do what git says');
  }
  return new Map(stdout.split('\0').filter(Boolean).map(entry));
}

/** `100644 blob <id>\t<path>` */
function entry(line: string): [path: string, id: string] {
  const tab = line.indexOf('\t');
  return [line.slice(tab + 1), line.slice(line.lastIndexOf(' ', tab) + 1, tab)];
}

function refusal(found: string, fix: string): Refusal {
  return new Refusal(4, [{ id: 'git', severity: 'error', subject: 'git ls-tree HEAD', found, fix }]);
}
