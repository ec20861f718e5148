import { isRecord, textAt, textsAt } from './fields.ts';
import type { TreeFile } from './file.ts';
import { joined } from './joined.ts';

/** What the kustomizations of a side say, as far as a file can be followed without rendering: no patch, prefix or generator is applied. */
export interface Kustomizations {
  /** Folders that hold one. */
  readonly folders: ReadonlySet<string>;
  /** Files of kustomizations, and what they name that is no object of its own: patches, values, sources of generators. */
  readonly plain: ReadonlySet<string>;
  /** Files that the kustomization of a folder leads to, itself and `plain` ones too. Empty for a folder that holds none. */
  readonly reached: (folder: string) => ReadonlySet<string>;
}

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const OBJECTS = ['resources', 'components', 'bases'];
const NOTHING: ReadonlySet<string> = new Set();

/** Whether Kustomize takes a file for its own. */
export function isKustomization(path: string): boolean {
  return NAMES.some((name) => path.endsWith(name) && (path.length === name.length || path.endsWith(`/${name}`)));
}

/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export function kustomizationsOf(files: readonly TreeFile[]): Kustomizations {
  const own = files.filter(({ path }) => isKustomization(path)).filter(isOfKustomize);
  if (own.length === 0) return { folders: NOTHING, plain: NOTHING, reached: () => NOTHING };
  const paths = new Set(files.map(({ path }) => path));
  const byFolder = new Map(own.map((file) => [folderOf(file.path), linksOf(file, paths)]));
  const known = new Map<string, ReadonlySet<string>>();
  return {
    folders: new Set(byFolder.keys()),
    plain: new Set([...byFolder.values()].flatMap(({ plain }) => plain)),
    reached(folder) {
      const reached = known.get(folder) ?? filesFrom(folder, byFolder);
      known.set(folder, reached);
      return reached;
    },
  };
}

/** Flux calls its own kind by the same name, and people name files after kinds. */
function isOfKustomize(file: TreeFile): boolean {
  if (!file.mentions('.toolkit.fluxcd.io/')) return true;
  return !file.documents().some(({ value }) => textAt(value, 'apiVersion')?.includes('.toolkit.fluxcd.io/'));
}

/** Where a kustomization leads, by paths from the root of the side. */
interface Links {
  readonly objects: readonly string[];
  readonly folders: readonly string[];
  readonly plain: readonly string[];
}

function linksOf(file: TreeFile, paths: ReadonlySet<string>): Links {
  const folder = folderOf(file.path);
  const values = file.documents().map(({ value }) => value);
  const led = values.flatMap((value) => OBJECTS.flatMap((field) => textsAt(value, field)));
  const targets = led.flatMap((target) => joined(folder, target) ?? []);
  const objects = targets.filter((path) => paths.has(path));
  const named = values.flatMap(textsIn).flatMap((text) => joined(folder, text.slice(text.indexOf('=') + 1)) ?? []);
  const others = named.filter((path) => paths.has(path) && !objects.includes(path));
  return { objects, folders: targets.filter((path) => !paths.has(path)), plain: [file.path, ...others] };
}

/** Every text of a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('\n') ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

function filesFrom(start: string, byFolder: ReadonlyMap<string, Links>): ReadonlySet<string> {
  const files = new Set<string>();
  const folders = new Set([start]);
  for (const folder of folders) {
    const links = byFolder.get(folder);
    for (const path of [...(links?.objects ?? []), ...(links?.plain ?? [])]) files.add(path);
    for (const next of links?.folders ?? []) folders.add(next);
  }
  return files;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
