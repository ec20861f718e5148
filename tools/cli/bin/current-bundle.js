import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { appFolders } from './apps-module.js';

/**
 * The folder of the last bundle when nothing it was made from has changed since: the repository's place, the list of
 * apps, the size and time of each file.
 */
export function currentBundle(root, cache) {
  const last = readJson(join(cache, 'current.json'));
  if (last === undefined) return undefined;
  const { root: builtIn, folder, apps, files } = last;
  const fresh =
    builtIn === root &&
    existsSync(join(cache, folder, 'main.js')) &&
    appFolders(root).join() === apps.join() &&
    Object.entries(files).every(([path, [size, time]]) => isAt(`${root}/${path}`, size, time));
  return fresh ? join(cache, folder) : undefined;
}

/** Undefined when there is none, or half of one: a bundle can always be made again. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Asked of a thousand files at every start. */
function isAt(path, size, time) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.mtimeMs === time && stat.size === size;
}

/** Size and time of a file; undefined when it is gone. */
export function stampOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && [stat.size, stat.mtimeMs];
}
