import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ValidationDeps } from '../deps.ts';

export interface Place {
  /** Absolute path of the folder that holds the CLI's own files. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Absolute path of the user's folder. */
  readonly home: string;
  /** Whether files can be made in a folder, or it itself. @default - asks the disk */
  readonly isWritable?: (folder: string) => boolean;
}

/** Undefined when nothing is to be remembered. */
export function cacheOf({ root, env, cache = true }: ValidationDeps): string | undefined {
  return cache ? cacheFolder({ root, env, platform: process.platform, home: homedir() }) : undefined;
}

/**
 * Where results are remembered: beside the bundle in `node_modules/.cache/delivery/`, as everything that can be made again; where that
 * cannot be written, as in an installation for all users, in the user's own folder of caches.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder({ root, env, platform, home, isWritable = canWrite }: Place): string {
  if (isWritable(join(root, 'node_modules'))) return join(root, 'node_modules/.cache/delivery/validate');
  return join(userCaches(env, platform, home), 'delivery/validate');
}

function userCaches(env: Place['env'], platform: NodeJS.Platform, home: string): string {
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME'];
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(home, 'AppData/Local');
  return join(home, platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** Of a folder that is not there, the nearest one above it counts. */
function canWrite(folder: string): boolean {
  if (!existsSync(folder)) return folder !== dirname(folder) && canWrite(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
