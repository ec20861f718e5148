import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file that somebody gave, or that stands in a folder that somebody gave. */
export interface FoundFile {
  /** As messages name it. */
  readonly file: string;
  /** Absolute path without links, which tells it from others. */
  readonly real: string;
  readonly bytes: Uint8Array;
}

/**
 * A file, or every file of a folder with one of the given endings, each folder's in code unit order. Links are followed, a folder that
 * was visited is not visited again; hidden folders and `node_modules` are passed over.
 *
 * @param path absolute
 * @param name of the path, as messages name it
 * @throws an error of the system for what is not there or cannot be read
 */
export function filesIn(path: string, name: string, endings: RegExp): readonly FoundFile[] {
  const seen = new Set<string>();
  if (!statSync(path).isDirectory()) return [{ file: name, real: realpathSync(path), bytes: readFileSync(path) }];
  return visit(path, name === '.' ? '' : `${name}/`);

  function visit(folder: string, prefix: string): readonly FoundFile[] {
    const real = realpathSync(folder);
    if (seen.has(real)) return [];
    seen.add(real);
    const names = readdirSync(folder).filter((entry) => !isHidden(entry));
    return names
      .sort((a, b) => (a < b ? -1 : 1))
      .flatMap((entry): readonly FoundFile[] => {
        const at = join(folder, entry);
        const stat = statSync(at, { throwIfNoEntry: endings.test(entry) });
        if (stat?.isDirectory()) return visit(at, `${prefix}${entry}/`);
        if (!stat?.isFile() || !endings.test(entry)) return [];
        return [{ file: prefix + entry, real: realpathSync(at), bytes: readFileSync(at) }];
      });
  }
}

function isHidden(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}
