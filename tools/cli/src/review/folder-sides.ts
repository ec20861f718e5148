import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '@delivery/findings';
import { filesBelow, type Found } from './files-below.ts';
import { sideFile, type SideFile } from './side-file.ts';
import { skimSame } from './skim.ts';

/** Files of two folders; a file with the same path and bytes is the same value on both sides. */
export interface FolderSides {
  readonly before: readonly SideFile[];
  readonly after: readonly SideFile[];
}

/**
 * Reads two folders of anything.
 *
 * @throws Refusal (2) for what is no folder, (4) for what cannot be read
 */
export function folderSides(from: string, to: string, cwd: string): FolderSides {
  const [before, after] = [folder('--from-dir', from, cwd), folder('--to-dir', to, cwd)];
  return orRefuse(() => {
    const gone = new Map(filesBelow(before).map((found) => [found.path, found]));
    const sides = { before: [] as SideFile[], after: [] as SideFile[] };
    for (const next of filesBelow(after)) {
      const { path } = next;
      const old = gone.get(path);
      gone.delete(path);
      const same = old && skimmedSame(old, next, before, after);
      const file = fileOf(next, after, same ? path : `${path}\0new`, same);
      sides.after.push(file);
      if (old) sides.before.push(same ? file : fileOf(old, before, `${path}\0old`));
    }
    for (const old of gone.values()) sides.before.push(fileOf(old, before, `${old.path}\0old`));
    return sides;
  });
}

function fileOf({ path, link }: Found, folder: string, id: string, skimmed?: ReadonlySet<string>): SideFile {
  const bytes = link === undefined ? () => readFileSync(`${folder}/${path}`) : () => Buffer.from(link);
  return sideFile(path, id, bytes, skimmed);
}

const NOTHING: ReadonlySet<string> = new Set();

function skimmedSame(old: Found, next: Found, before: string, after: string): ReadonlySet<string> | undefined {
  if (old.link !== undefined || next.link !== undefined) return old.link === next.link ? NOTHING : undefined;
  return skimSame(`${before}/${old.path}`, `${after}/${next.path}`);
}

function folder(option: string, path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  if (existsSync(absolute) && statSync(absolute).isDirectory()) return absolute;
  const found = `"${path}", ${existsSync(absolute) ? 'which is a file' : 'which is not there'}`;
  const fix = 'name a folder of YAML; paths start in the folder the command runs in';
  throw new Refusal(2, [{ id: 'path-exists', severity: 'error', subject: option, found, allowed: 'a folder', fix }]);
}

function orRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const { code, path = 'a file' } = error as NodeJS.ErrnoException;
    const found = `${code ?? 'an error'} while reading ${path}`;
    const fix = 'check that it is there, who owns it, and its permissions';
    throw new Refusal(4, [{ id: 'disk', severity: 'error', subject: path, found, fix }]);
  }
}
