import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The id of the module below. */
export const appsModuleId = 'delivery:apps';

/** The folders with a component.ts, e.g. `apps/services/order`, in code unit order. */
export function appFolders(root) {
  return foldersIn(root, 'apps')
    .flatMap((stage) => foldersIn(root, stage))
    .filter((app) => existsSync(join(root, app, 'component.ts')));
}

function foldersIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
}

/** The text of the module `delivery:apps`: exports `apps`, each folder with the component it exports by default. */
export function appsModule(root, folders = appFolders(root)) {
  const file = (folder) => JSON.stringify(join(root, folder, 'component.ts'));
  const entries = folders.map((folder, i) => `{ folder: ${JSON.stringify(folder)}, component: app${i} }`);
  return [
    ...folders.map((folder, i) => `import app${i} from ${file(folder)};`),
    `export const apps = [${entries.join(', ')}];`,
    '',
  ].join('\n');
}
