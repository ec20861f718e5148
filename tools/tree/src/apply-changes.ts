import { dirname, join } from 'node:path';
import { Refusal } from '@delivery/findings';
import { blobId } from '@delivery/git';
import { foldPath } from '@delivery/manifest';
import type { Rendered } from './compare-tree.ts';
import { diskFinding } from './disk.ts';
import type { TreeFs } from './fs.ts';
import { BESIDE, TREE } from './mark.ts';
import type { Changes } from './plan-tree.ts';

type Steps = Pick<Changes, 'old' | 'added' | 'changed' | 'removed' | 'unfinished'>;

/**
 * Writes and removes, one file at a time.
 *
 * @throws Refusal (4) when a file is not what it was when the changes were planned
 */
export function applyChanges(root: string, next: ReadonlyMap<string, Rendered>, steps: Steps, fs: TreeFs): void {
  const { old, added, changed, removed, unfinished } = steps;
  const folded = new Set([...next.keys()].map(foldPath));
  // On a disk that ignores case, removing `Order` after writing `order` would remove both.
  const respelled = removed.filter((path) => folded.has(foldPath(path)));
  const rest = removed.filter((path) => !folded.has(foldPath(path)));
  remove(respelled);
  const made = new Set<string>();
  for (const path of [...added, ...changed]) {
    const file = join(root, path);
    if (!made.has(dirname(file))) fs.makeFolder(dirname(file));
    made.add(dirname(file));
    fs.write(file + BESIDE, next.get(path)?.text ?? '');
    refuseChanged(path, idOf(path), old.get(path));
    fs.rename(file + BESIDE, file);
  }
  remove(rest);
  if (unfinished || removed.length > 0) removeEmpty(TREE);

  function remove(paths: readonly string[]): void {
    for (const path of paths) {
      const id = idOf(path);
      if (id === undefined) continue; // a half-written file of an earlier run, renamed in by now
      refuseChanged(path, id, old.get(path));
      fs.remove(join(root, path));
    }
  }

  function idOf(path: string): string | undefined {
    const bytes = fs.read(join(root, path));
    return bytes && blobId(bytes);
  }

  function removeEmpty(folder: string): void {
    for (const { name, kind } of fs.list(join(root, folder)) ?? []) {
      if (kind !== 'folder') continue;
      removeEmpty(`${folder}/${name}`);
      if (fs.list(join(root, folder, name))?.length === 0) fs.removeFolder(join(root, folder, name));
    }
  }
}

function refuseChanged(path: string, now: string | undefined, planned: string | undefined): void {
  if (now === planned) return;
  throw new Refusal(4, [diskFinding(path, 'changed while synth was writing', 'let nothing else write to generated/')]);
}
