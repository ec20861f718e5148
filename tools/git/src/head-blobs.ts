import { blobsIn } from './blobs.ts';
import { refuseGit, runGit } from './run-git.ts';

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
  const args = ['ls-tree', '-r', '-z', 'HEAD', '--', `${folder}/`];
  const output = runGit(root, args, { env });
  if (output.status === 0) return blobsIn(output.stdout);
  if (noHead.test(output.stderr)) return undefined;
  throw refuseGit(args, output);
}
