import { readdirSync, readlinkSync, realpathSync, statSync, type Dirent } from 'node:fs';

/** What is below a folder. */
export interface Listing {
  /** Of every file, relative to the folder, with `/`. */
  readonly paths: readonly string[];
  /** What links say that are not followed, by path: they lead out of the folder, to nothing, back up, or where another one led. */
  readonly links: ReadonlyMap<string, string>;
}

/** What is no part of what is compared: the history of the folder itself, and packages. */
const PASSED_OVER = new Set(['.git', 'node_modules']);

/** Every file below a folder, in the order of code units of names. Links inside of it are followed, to folders once each. */
export function filesBelow(root: string): Listing {
  const paths: string[] = [];
  const links = new Map<string, string>();
  const linked = new Set<string>();
  let real: string | undefined;
  visit(root, '');
  return { paths, links };

  function visit(at: string, prefix: string): void {
    const entries = readdirSync(at, { withFileTypes: true });
    if (entries.length > 1) entries.sort(byName);
    for (const entry of entries) {
      const { name } = entry;
      const path = prefix + name;
      if (entry.isFile()) paths.push(path);
      else if (entry.isDirectory()) {
        if (!PASSED_OVER.has(name)) visit(`${at}/${name}`, `${path}/`);
      } else if (entry.isSymbolicLink()) follow(`${at}/${name}`, path);
    }
  }

  function follow(at: string, path: string): void {
    const target = targetOf(at);
    real ??= realpathSync(root);
    const isInside = target !== undefined && `${target.path}/`.startsWith(`${real}/`);
    const isAbove = isInside && `${realpathSync(at.slice(0, at.lastIndexOf('/')))}/`.startsWith(`${target.path}/`);
    if (isInside && target.isFile) paths.push(path);
    else if (isInside && !isAbove && !linked.has(target.path)) {
      linked.add(target.path);
      visit(at, `${path}/`);
    } else {
      paths.push(path);
      links.set(path, readlinkSync(at));
    }
  }
}

/** Where a link leads in the end; undefined when to nothing, or in a circle. */
function targetOf(link: string): { readonly path: string; readonly isFile: boolean } | undefined {
  try {
    const stat = statSync(link);
    return stat.isFile() || stat.isDirectory() ? { path: realpathSync(link), isFile: stat.isFile() } : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(String(error.code)))
      return undefined;
    throw error;
  }
}

/** The order of paths in a listing: folder by folder, what is in `a/` before `a-b`. */
export function compareListed(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === a.length || at === b.length) return a.length - b.length;
  return placeOf(a.charCodeAt(at)) - placeOf(b.charCodeAt(at));
}

const SLASH = '/'.charCodeAt(0);

function placeOf(unit: number): number {
  return unit === SLASH ? -1 : unit;
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
