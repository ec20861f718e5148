import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A module in Go's cache. */
export interface GoModule {
  /** Folder with its files. */
  readonly folder: string;
  /** As in go.sum, e.g. `h1:…`. */
  readonly sum: string;
}

interface Download {
  readonly Path: string;
  readonly Version: string;
  readonly Dir?: string;
  readonly GoMod?: string;
  readonly Sum?: string;
  readonly Error?: string;
}

/**
 * Downloads modules that are not in Go's cache yet.
 *
 * @param versions e.g. `k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1`
 * @returns what gives the module of one of these versions
 */
export function downloadModules(versions: readonly string[]): (version: string) => GoModule {
  // outside of any module, so that no go.mod has a say
  const { stdout, error } = spawnSync('go', ['mod', 'download', '-json', ...versions], { encoding: 'utf8', cwd: '/' });
  if (error !== undefined) throw error;
  const downloads = readDownloads(stdout).map((download): [string, GoModule] => {
    const name = `${download.Path}@${download.Version}`;
    const folder = folderOf(download);
    if (folder !== undefined && download.Sum !== undefined && existsSync(folder))
      return [name, { folder, sum: download.Sum }];
    throw new Error(`go mod download ${name}: ${download.Error ?? 'no folder'}`);
  });
  const modules = new Map(downloads);
  return (version) => {
    const module = modules.get(version);
    if (module === undefined) throw new Error(`go mod download said nothing about ${version}`);
    return module;
  };
}

/** JSON objects, one after the other. */
export function readDownloads(output: string): Download[] {
  return output
    .split(/(?<=^\})\n/m)
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text) as Download);
}

/**
 * A module that needs a newer Go than this one is downloaded and unpacked, but its folder is not told: it lies beside those of the
 * others. Nothing is compiled here, so it serves as well.
 */
export function folderOf({ Dir, GoMod, Error: error }: Download): string | undefined {
  if (Dir !== undefined || !error?.includes(' requires go >= ')) return Dir;
  return GoMod?.replace('/cache/download/', '/')
    .replace('/@v/', '@')
    .replace(/\.mod$/, '');
}
