import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import { fieldsAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { isChart, sourcesOf } from '../argo-cd/applications.ts';

/** A folder of the tree that a sync object takes its objects from. */
export interface SyncFolder {
  readonly owner: Manifest;
  /** Of the field that names it, in its owner. */
  readonly path: Path;
  /** E.g. `generated/clusters/local/apps/order`. */
  readonly folder: string;
  /** Whether it takes what stands in folders below, too. */
  readonly deep: boolean;
}

/** Folders of Applications and Kustomizations, but those from which they pick single files. */
export function syncFoldersOf(world: World): SyncFolder[] {
  return [
    ...world.of('argoproj.io', 'Application').flatMap(foldersOfApplication),
    ...world.of('kustomize.toolkit.fluxcd.io', 'Kustomization').map((owner) => folderAt(owner, ['spec', 'path'], true)),
  ];
}

function foldersOfApplication(owner: Manifest): SyncFolder[] {
  return sourcesOf(fieldsAt(owner, 'spec')).flatMap((source) => {
    const { include, exclude, recurse } = fieldsAt(source.fields, 'directory');
    const takesFolder = !isChart(source) && source.fields['path'] !== undefined;
    if (!takesFolder || include !== undefined || exclude !== undefined) return [];
    return [folderAt(owner, ['spec', ...source.path, 'path'], recurse === true)];
  });
}

/** The root of the repository is `''`. */
function folderAt(owner: Manifest, path: Path, deep: boolean): SyncFolder {
  const steps = (textAt(owner, ...path) ?? '').split('/').filter((step) => step !== '' && step !== '.');
  return { owner, path, folder: steps.join('/'), deep };
}

/** The sync folders that a file stands in. */
export function holdersOf(folders: readonly SyncFolder[]): (file: string) => readonly SyncFolder[] {
  const byFolder = new Map<string, SyncFolder[]>();
  for (const folder of folders) {
    const others = byFolder.get(folder.folder);
    if (others) others.push(folder);
    else byFolder.set(folder.folder, [folder]);
  }
  const holders = new Map<string, readonly SyncFolder[]>();
  return (file) => {
    const parent = file.slice(0, Math.max(0, file.lastIndexOf('/')));
    const known = holders.get(parent) ?? foldersAbove(parent, byFolder);
    holders.set(parent, known);
    return known;
  };
}

function foldersAbove(parent: string, byFolder: ReadonlyMap<string, readonly SyncFolder[]>): readonly SyncFolder[] {
  const steps = parent.split('/');
  const above = new Set(['', ...steps.map((_, i) => steps.slice(0, i + 1).join('/'))]);
  return [...above].flatMap((folder) => {
    const own = byFolder.get(folder) ?? [];
    return own.filter(({ deep }) => deep || folder === parent);
  });
}
