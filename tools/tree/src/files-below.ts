import { dirname, join } from 'node:path';
import { Refusal } from '@delivery/findings';
import { diskFinding } from './disk.ts';
import type { Entry, TreeFs } from './fs.ts';

/**
 * Paths from `root` of all files below a folder, each folder's in code unit order; none when there is no such folder.
 *
 * @throws Refusal (4) for a symbolic link or device: it is never followed
 */
export function filesBelow(root: string, folder: string, fs: TreeFs): string[] {
  // the parent is listed, since a link to a folder lists like the folder
  const entry = fs
    .list(join(root, dirname(folder)))
    ?.find(({ name }) => name === folder.slice(folder.lastIndexOf('/') + 1));
  return entry === undefined ? [] : visit(root, folder, entry, fs);
}

function visit(root: string, path: string, { kind }: Entry, fs: TreeFs): string[] {
  if (kind === 'other') {
    throw new Refusal(4, [diskFinding(path, 'a symbolic link or device', 'put a file in its place, or remove it')]);
  }
  if (kind === 'file') return [path];
  const entries = fs.list(join(root, path)) ?? [];
  return entries.flatMap((entry) => visit(root, `${path}/${entry.name}`, entry, fs));
}
