import type { TreeObject } from '../tree/tree.ts';

/**
 * Whether an object went to another app or sync object. Another folder is a move only where no sync object says who applies it: whoever
 * applies both folders sees no difference.
 */
export function isMoved(before: TreeObject, after: TreeObject): boolean {
  if (before.app !== after.app || unitsText(before) !== unitsText(after)) return true;
  return before.units.length === 0 && before.file !== after.file && folderOf(before) !== folderOf(after);
}

/** Equal for objects that the same sync objects apply. */
function unitsText({ units }: TreeObject): string {
  return units
    .map(({ engine, manifest, namespace, name }) => `${engine} ${manifest.kind} ${namespace}/${name}`)
    .sort()
    .join();
}

function folderOf({ file }: TreeObject): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}
