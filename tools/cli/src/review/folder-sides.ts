import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '@delivery/findings';
import { sideFile, type SideFile } from './side-file.ts';
import { skimSame } from './skim.ts';

/** Files of two folders; a file with the same path and bytes is the same value on both sides. */
export interface FolderSides {
  readonly before: readonly SideFile[];
  readonly after: readonly SideFile[];
}

/**
 * Reads two folders of anything. Hidden folders and `node_modules` are passed over.
 *
 * @throws Refusal (2) for what is no folder, (4) for what cannot be read
 */
export function folderSides(from: string, to: string, cwd: string): FolderSides {
  const [before, after] = [folder('--from-dir', from, cwd), folder('--to-dir', to, cwd)];
  return orRefuse(() => {
    const gone = new Set(filesBelow(before));
    const sides = { before: [] as SideFile[], after: [] as SideFile[] };
    for (const path of filesBelow(after)) {
      const [old, next] = [join(before, path), join(after, path)];
      const isNew = !gone.delete(path);
      const same = isNew ? undefined : skimSame(old, next);
      const file = sideFile(path, same ? path : `${path}\0new`, () => readFileSync(next), same);
      sides.after.push(file);
      if (!isNew) sides.before.push(same ? file : sideFile(path, `${path}\0old`, () => readFileSync(old)));
    }
    for (const path of gone) sides.before.push(sideFile(path, `${path}\0old`, () => readFileSync(join(before, path))));
    return sides;
  });
}

function folder(option: string, path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  if (existsSync(absolute) && statSync(absolute).isDirectory()) return absolute;
  const found = `"${path}", ${existsSync(absolute) ? 'which is a file' : 'which is not there'}`;
  const fix = 'name a folder of YAML; paths start in the folder the command runs in';
  throw new Refusal(2, [{ id: 'path-exists', severity: 'error', subject: option, found, allowed: 'a folder', fix }]);
}

/** Paths relative to the folder, in code unit order; links are followed, but no folder twice. */
function filesBelow(root: string): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  visit(root, '');
  return found;

  function visit(at: string, prefix: string): void {
    const entries = readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(at, entry.name);
      const linked = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
      if (linked?.isFile()) found.push(prefix + entry.name);
      else if (linked?.isDirectory()) {
        if (entry.isSymbolicLink()) {
          const real = realpathSync(path);
          if (seen.has(real) || real === realpathSync(root) || at.startsWith(real)) continue;
          seen.add(real);
        }
        visit(path, `${prefix}${entry.name}/`);
      }
    }
  }
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
