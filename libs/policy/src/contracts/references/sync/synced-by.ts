import type { Manifest } from '@delivery/manifest';
import type { World } from '../../../world.ts';

/**
 * Finds the objects whose files lie in one of the folders.
 *
 * @param folders - as sync objects name them, e.g. `./generated/clusters/local/apps/order`
 * @returns objects by the folder as it was given
 */
export function objectsIn(world: World, folders: Iterable<string>): ReadonlyMap<string, readonly Manifest[]> {
  const byFolder = new Map<string, Manifest[]>();
  const given = new Map<string, string[]>();
  for (const folder of new Set(folders)) {
    byFolder.set(folder, []);
    const clean = folder.replace(/^\.\//, '').replace(/\/$/, '');
    given.set(clean, [...(given.get(clean) ?? []), folder]);
  }
  for (const object of world.objects) {
    const file = world.fileOf(object);
    for (let slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1))
      for (const folder of given.get(file.slice(0, slash)) ?? []) byFolder.get(folder)?.push(object);
  }
  return byFolder;
}
