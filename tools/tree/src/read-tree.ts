import { join } from 'node:path';
import { blobId } from '@delivery/git';
import { refuseDisk } from './disk.ts';
import { filesBelow } from './files-below.ts';
import { nodeFs, type TreeFs } from './fs.ts';
import { LOCK, MARK, TREE } from './mark.ts';

/**
 * The files of `generated/` by path from `root`, each with its git blob id; without the lock and the mark.
 *
 * @param others further files to read, as paths from `root`; one that is not there is left out
 * @throws Refusal (4) for a symbolic link or device, and for what cannot be read
 */
export function readTree(root: string, fs: TreeFs = nodeFs, others: readonly string[] = []): Map<string, string> {
  const digests = new Map<string, string>();
  refuseDisk(root, () => {
    for (const path of [...others, TREE].flatMap((place) => filesBelow(root, place, fs))) {
      if (path === LOCK || path === MARK) continue;
      const bytes = fs.read(join(root, path));
      if (bytes !== undefined) digests.set(path, blobId(bytes)); // else it went away since its folder was listed
    }
  });
  return digests;
}
