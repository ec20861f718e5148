import { join } from 'node:path';
import { blobId } from '@delivery/git';
import { refuseDisk } from './disk.ts';
import { filesBelow } from './files-below.ts';
import { nodeFs, type TreeFs } from './fs.ts';
import { LOCK, MARK, TREE } from './mark.ts';

/**
 * The files of `generated/` by path from `root`, each with its git blob id; without the lock and the mark.
 *
 * @throws Refusal (4) for a symbolic link or device, and for what cannot be read
 */
export function readTree(root: string, fs: TreeFs = nodeFs): Map<string, string> {
  const digests = new Map<string, string>();
  refuseDisk(root, () => {
    for (const path of filesBelow(root, TREE, fs)) {
      if (path === LOCK || path === MARK) continue;
      const bytes = fs.read(join(root, path));
      if (bytes !== undefined) digests.set(path, blobId(bytes)); // else it went away since its folder was listed
    }
  });
  return digests;
}
