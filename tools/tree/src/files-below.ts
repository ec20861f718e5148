import { dirname, join } from 'node:path';
import { Refusal } from '@delivery/findings';
import { diskFinding } from './disk.ts';
import type { Entry, TreeFs } from './fs.ts';

/**
 * Paths from `root` of all files below a folder, each folder's in code unit order; the path itself for a file; none when
 * there is no such folder or file.
 *
 * @throws Refusal (4) for a symbolic link or device: it is never followed
 */
export function filesBelow(root: string, folder: string, fs: TreeFs): string[] {
  const entry = entryOf(root, folder, fs);
  return entry === undefined ? [] : visit(root, folder, entry, fs);
}

/** The folders above are listed one by one, since a link to a folder lists like the folder. */
function entryOf(root: string, path: string, fs: TreeFs): Entry | undefined {
  const above = dirname(path);
  if (above !== '.') {
    const folder = entryOf(root, above, fs);
    if (folder === undefined) return undefined;
    refuseOther(above, folder);
  }
  return fs.list(join(root, above))?.find(({ name }) => name === path.slice(path.lastIndexOf('/') + 1));
}

function visit(root: string, path: string, entry: Entry, fs: TreeFs): string[] {
  refuseOther(path, entry);
  if (entry.kind === 'file') return [path];
  const entries = fs.list(join(root, path)) ?? [];
  return entries.flatMap((below) => visit(root, `${path}/${below.name}`, below, fs));
}

function refuseOther(path: string, { kind }: Entry): void {
  if (kind !== 'other') return;
  throw new Refusal(4, [diskFinding(path, 'a symbolic link or device', 'put a file in its place, or remove it')]);
}
