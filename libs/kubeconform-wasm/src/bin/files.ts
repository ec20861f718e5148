import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface FoundFiles {
  /** Paths to read, in order; `-` for the standard input. */
  readonly files: readonly string[];
  /** Arguments that lead to none. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/**
 * The manifests that the command line names. A folder stands for every `.yaml`, `.yml` and `.json` in it, at any depth,
 * in the order of their paths; a file that is named is read whatever its name.
 */
export function findFiles(args: readonly string[], ignored: readonly RegExp[]): FoundFiles {
  const files: string[] = [];
  const problems: { path: string; message: string }[] = [];
  for (const path of args) {
    try {
      const found = path !== '-' && statSync(path).isDirectory() ? manifestsIn(path) : [path];
      if (found.length === 0) problems.push({ path, message: 'there is no .yaml, .yml or .json file in this folder' });
      files.push(...found.filter((file) => !ignored.some((pattern) => pattern.test(file))));
    } catch (error) {
      problems.push({ path, message: `it cannot be read (${(error as NodeJS.ErrnoException).code})` });
    }
  }
  return { files, problems };
}

function manifestsIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return manifestsIn(path);
      return /\.(ya?ml|json)$/i.test(entry.name) ? [path] : [];
    });
}
