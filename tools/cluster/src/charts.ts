import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indexOf, packageChart, type ChartVersion, type IndexEntry } from './chart-package.ts';
import type { PinnedChart } from './chart-pins.ts';
import { toolFolder } from './folders.ts';
import { listening } from './ports.ts';
import type { Stack } from './stack.ts';
import type { StandIns } from './stand-ins.ts';

export interface ChartPin extends ChartVersion {
  /** Short name of its repository, e.g. `jetstack`. */
  readonly repository: string;
}

/** Helm chart repositories, served over http on 127.0.0.1. */
export interface Charts {
  /** What the address of a repository is, or will be. */
  addressOf(repository: string): string;
  /** Serves a small chart for each; those that were served before stay. */
  serve(charts: readonly ChartPin[]): Promise<void>;
  /** Serves a small chart for each, and puts the addresses of the repositories in the place of those that the tree names. */
  standInFor(charts: readonly PinnedChart[]): Promise<void>;
}

export async function startCharts(stack: Stack, standIns: StandIns): Promise<Charts> {
  const port = await stack.freePort();
  const root = stack.path('charts/');
  const server = [join(toolFolder, 'bin', 'chart-server.js'), String(port), root];
  await stack.start('chart-server', process.execPath, server, { ready: () => listening(port) });

  const served = new Map<string, Map<string, IndexEntry>>();
  const addressOf = (repository: string) => `http://127.0.0.1:${port}/${repository}`;
  const serve = async (charts: readonly ChartPin[]) => {
    for (const { repository, name, version } of charts) {
      const folder = join(root, repository);
      const entries = served.get(repository) ?? new Map<string, IndexEntry>();
      served.set(repository, entries);
      const sources = stack.path(`chart-sources/${repository}`);
      entries.set(`${name} ${version}`, await packageChart({ name, version }, folder, sources));
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'index.yaml'), indexOf([...entries.values()]));
    }
  };
  return {
    addressOf,
    serve,
    async standInFor(charts) {
      const pins = charts.map(({ address, name, version }) => {
        const repository = repositoryName(address, addressOf(''));
        if (!address.startsWith(addressOf(''))) standIns.add(address, addressOf(repository));
        return { repository, name, version };
      });
      await serve(pins);
    },
  };
}

/**
 * The name under which a repository is served, e.g. `charts.jetstack.io`.
 *
 * @param root what the addresses of repositories begin with that are served here
 */
export function repositoryName(address: string, root: string): string {
  if (address.startsWith(root)) return address.slice(root.length);
  return address
    .replace(/^\w+:\/\//, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/-$/, '');
}
