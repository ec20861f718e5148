import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '@delivery/findings';
import { skimWords } from '@delivery/review';
import { filesBelow, type Listing } from './files-below.ts';
import type { FolderThread } from './folder-thread.ts';
import { sideFile, type SideFile } from './side-file.ts';
import { skimPairs, type Pairs } from './skim-pairs.ts';

/** Files of two folders; a file with the same path and bytes is the same value on both sides. */
export interface FolderSides {
  readonly before: readonly SideFile[];
  readonly after: readonly SideFile[];
}

/**
 * Reads two folders of anything.
 *
 * @param thread that has begun to read them
 * @throws Refusal (2) for what is no folder, (4) for what cannot be read
 */
export async function folderSides(from: string, to: string, cwd: string, thread?: FolderThread): Promise<FolderSides> {
  try {
    return await readFolders(folder('--from-dir', from, cwd), folder('--to-dir', to, cwd), thread);
  } catch (error) {
    throw asRefusal(error);
  }
}

async function readFolders(from: string, to: string, thread: FolderThread | undefined): Promise<FolderSides> {
  const next = filesBelow(to);
  const old = (await thread?.listing()) ?? filesBelow(from);
  const olds = new Set(old.paths);
  const paths = next.paths.filter((path) => olds.has(path) && !old.links.has(path) && !next.links.has(path));
  const found = new Uint8Array(new SharedArrayBuffer(paths.length));
  const pairs: Pairs = { from, to, paths, words: skimWords, found };
  const bytes = thread ? await thread.skim(pairs) : skimPairs(pairs, new Int32Array(1));

  const sides = { before: [] as SideFile[], after: [] as SideFile[] };
  const [readOld, readNext] = [reader(from, old), reader(to, next)];
  let pair = 0;
  for (const path of next.paths) {
    const isPair = paths[pair] === path;
    const [words, differing] = isPair ? [(found[pair] ?? 0) - 1, bytes.get(pair)] : [sameLink(path, old, next)];
    if (isPair) pair += 1;
    if (words >= 0) {
      const file = sideFile(path, path, readNext(path), words);
      sides.before.push(file);
      sides.after.push(file);
    } else {
      sides.after.push(sideFile(path, `${path}\0new`, readNext(path, differing?.[1])));
      if (olds.has(path)) sides.before.push(sideFile(path, `${path}\0old`, readOld(path, differing?.[0])));
    }
    olds.delete(path);
  }
  for (const path of olds) sides.before.push(sideFile(path, `${path}\0old`, readOld(path)));
  return sides;
}

/** Reads a file that is not read yet. Of a link that is not followed, what it says counts. */
function reader(folder: string, { links }: Listing): (path: string, bytes?: Uint8Array) => () => Uint8Array {
  return (path, bytes) => () => {
    const link = links.get(path);
    return bytes ?? (link === undefined ? readFileSync(`${folder}/${path}`) : Buffer.from(link));
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
