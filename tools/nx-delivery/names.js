// The names that apps/ and libs/constructs must not decide by: a file of clusters/, a folder of libs/overlays.
// Run as a program it prints them, so that the cache of a lint knows them: they are no file that a project imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Files of `clusters/` that state a cloud; the rings and the repository state none. */
export function clusterNames(root) {
  const folder = join(root, 'clusters');
  return namesIn(folder)
    .filter((file) => file.endsWith('.yaml') && /^cloud:/m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => basename(file, '.yaml'));
}

export function cloudNames(root) {
  return namesIn(join(root, 'libs/overlays')).filter((folder) => folder !== 'contract');
}

const file = fileURLToPath(import.meta.url);
if (process.argv[1] === file) {
  const root = dirname(dirname(dirname(file)));
  process.stdout.write(`${JSON.stringify([cloudNames(root), clusterNames(root)])}\n`);
}
