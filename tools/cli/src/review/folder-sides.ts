import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '@delivery/findings';
import { skimWords } from '@delivery/review';
import { compareListed, filesBelow, type Listing } from './files-below.ts';
import type { FolderThread } from './folder-thread.ts';
import { sideFile, type SideFile } from './side-file.ts';
import { CLAIMS, skimPairs, type Differ, type Pairs } from './skim-pairs.ts';

/** Files of two folders; a file with the same path and bytes is the same value on both sides. */
export interface FolderSides {
  readonly before: readonly SideFile[];
  readonly after: readonly SideFile[];
}

/**
 * Reads two folders of anything.
 *
 * @param thread that has begun to read them, or others
 * @throws Refusal (2) for what is no folder, (4) for what cannot be read
 */
export async function folderSides(from: string, to: string, cwd: string, thread?: FolderThread): Promise<FolderSides> {
  try {
    const [old, next] = [folder('--from-dir', from, cwd), folder('--to-dir', to, cwd)];
    return await readFolders(old, next, thread?.from === old && thread.to === next ? thread : undefined);
  } catch (error) {
    throw asRefusal(error);
  }
}

async function readFolders(from: string, to: string, thread: FolderThread | undefined): Promise<FolderSides> {
  const next = (await thread?.listing('to')) ?? filesBelow(to);
  const old = (await thread?.listing('from')) ?? filesBelow(from);
  const paths: string[] = [];
  together(old.paths, next.paths, (path, inOld, inNext) => {
    if (inOld && inNext && !old.links.has(path) && !next.links.has(path)) paths.push(path);
  });
  const found = new Uint8Array(new SharedArrayBuffer(paths.length));
  const pairs: Pairs = { from, to, paths, words: skimWords, found };
  const differing = new Map<number, readonly [SideFile, SideFile]>();
  const differ: Differ = (index, [oldBytes, bytes]) => {
    const path = paths[index] ?? '';
    const files = [oldFile(path, () => oldBytes), newFile(path, () => bytes)] as const;
    for (const file of files) file.contents(); // meanwhile the other thread skims more
    differing.set(index, files);
  };
  await (thread?.skim(pairs, differ) ?? skimPairs(pairs, new Int32Array(CLAIMS), differ));

  const sides = { before: [] as SideFile[], after: [] as SideFile[] };
  const [readOld, readNext] = [reader(from, old), reader(to, next)];
  let pair = 0;
  together(old.paths, next.paths, (path, inOld, inNext) => {
    const isPair = paths[pair] === path;
    const words = isPair ? (found[pair] ?? 0) - 1 : sameLink(path, old, next);
    const [before, after] = (isPair && differing.get(pair)) || [];
    if (isPair) pair += 1;
    if (words >= 0) {
      const file = sideFile(path, path, readNext(path), words);
      sides.before.push(file);
      sides.after.push(file);
    } else {
      if (inOld) sides.before.push(before ?? oldFile(path, readOld(path)));
      if (inNext) sides.after.push(after ?? newFile(path, readNext(path)));
    }
  });
  return sides;
}

/** Goes through the paths of two listings, each once. */
function together(
  old: readonly string[],
  next: readonly string[],
  visit: (path: string, inOld: boolean, inNext: boolean) => void,
): void {
  let i = 0;
  let j = 0;
  while (i < old.length || j < next.length) {
    const a = old[i];
    const b = next[j];
    const order = a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : compareListed(a, b);
    const inOld = order <= 0;
    const inNext = order >= 0;
    if (inOld) i += 1;
    if (inNext) j += 1;
    visit((inOld ? a : b) ?? '', inOld, inNext);
  }
}

function oldFile(path: string, bytes: () => Uint8Array): SideFile {
  return sideFile(path, `${path}\0old`, bytes);
}

function newFile(path: string, bytes: () => Uint8Array): SideFile {
  return sideFile(path, `${path}\0new`, bytes);
}

/** Reads a file that is not read yet. Of a link that is not followed, what it says counts. */
function reader(folder: string, { links }: Listing): (path: string) => () => Uint8Array {
  return (path) => () => {
    const link = links.get(path);
    return link === undefined ? readFileSync(`${folder}/${path}`) : Buffer.from(link);
  };
}

/** 0 for links that say the same on both sides, in which no word is looked for; else -1. */
function sameLink(path: string, old: Listing, next: Listing): number {
  const link = next.links.get(path);
  return link !== undefined && link === old.links.get(path) ? 0 : -1;
}

function folder(option: string, path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  if (existsSync(absolute) && statSync(absolute).isDirectory()) return absolute;
  const found = `"${path}", ${existsSync(absolute) ? 'which is a file' : 'which is not there'}`;
  const fix = 'name a folder of YAML; paths start in the folder the command runs in';
  throw new Refusal(2, [{ id: 'path-exists', severity: 'error', subject: option, found, allowed: 'a folder', fix }]);
}

function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof Error && 'code' in error)) return error;
  const { code, path = 'a file' } = error as NodeJS.ErrnoException;
  const found = `${code ?? 'an error'} while reading ${path}`;
  const fix = 'check that it is there, who owns it, and its permissions';
  return new Refusal(4, [{ id: 'disk', severity: 'error', subject: path, found, fix }]);
}
