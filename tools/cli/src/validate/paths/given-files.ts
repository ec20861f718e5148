import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { nearest, Refusal } from '@delivery/findings';
import { filesIn, type FoundFile } from './files-in.ts';

export const MANIFESTS = /\.(?:ya?ml|json)$/i;
export const JSON_FILES = /\.json$/i;

/**
 * The files of a path on the command line.
 *
 * @param option that holds the path, for messages, e.g. `--crds`
 * @throws Refusal (2) when there is no such path, (4) when something in it cannot be read
 */
export function givenFiles(path: string, cwd: string, option: string, endings: RegExp): readonly FoundFile[] {
  const absolute = resolve(cwd, path);
  if (!existsSync(absolute)) throw noSuchPath(path, absolute, option);
  const name = path
    .split(sep)
    .join('/')
    .replace(/^(?:\.\/+)+(?=.)/, '')
    .replace(/(?<=.)\/+$/, '');
  try {
    return filesIn(absolute, name, endings);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const { code, path: at = absolute } = error as NodeJS.ErrnoException;
    const found = `${code ?? 'an error'} while reading ${at}`;
    const fix = 'check that it is there, who owns it, and its permissions';
    throw new Refusal(4, [{ id: 'disk', severity: 'error', subject: path, found, fix }]);
  }
}

function noSuchPath(path: string, absolute: string, option: string): Refusal {
  const near = existsSync(dirname(absolute)) ? nearest(basename(absolute), readdirSync(dirname(absolute))) : undefined;
  const fix = near === undefined ? 'paths start in the folder the command runs in' : `did you mean "${near}"?`;
  return new Refusal(2, [
    { id: 'path-exists', severity: 'error', subject: option, found: `"${path}"`, allowed: 'a file or folder', fix },
  ]);
}
