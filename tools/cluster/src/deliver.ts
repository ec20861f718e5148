import { join } from 'node:path';
import { assertAccepted } from './apply.ts';
import { readBootstrap, sourceOf } from './bootstrap.ts';
import { chartsIn } from './chart-pins.ts';
import type { ClusterHandle } from './cluster.ts';
import { readManifests } from './manifests.ts';
import { poolNodes } from './node-pools.ts';
import { nodeManifest } from './nodes.ts';
import type { Engine } from './stack.ts';
import { requestSync, syncStatus } from './sync-status.ts';
import type { WaitOptions } from './wait.ts';

export interface DeliverOptions {
  /** The rendered tree, e.g. `generated`. */
  readonly tree: string;
  /** Name of a cluster in `<tree>/clusters/`. */
  readonly cluster: string;
}

/** A cluster whose engine syncs a rendered tree. */
export interface Delivery {
  readonly engine: Engine;
  /** The commit that the engine shall be at. */
  readonly commit: string;
  /**
   * Commits another state of the tree and asks the engine to look.
   *
   * @param tree folder with the whole tree. @default - the one of `deliver`, as it is now
   * @returns the commit
   */
  push(tree?: string): Promise<string>;
  /**
   * Waits until every sync object is at the commit, as committed, and healthy.
   *
   * @param options `timeout` in milliseconds. @default - 90000: before a test of two minutes ends without a word
   * @throws Error that says which is not, and why
   */
  settled(options?: Pick<WaitOptions, 'timeout'>): Promise<void>;
}

/** Name of the repository that `deliver` serves; a tree rendered with its address is pushed as it is. */
export const repository = 'tree';

/** How many looks at the sync objects between two requests to sync. */
const looksPerRequest = 6;

/**
 * Serves a rendered tree from a repository on loopback, in the place of the one that the tree names, and a small chart
 * for each that it names, makes nodes for the node pools that its pods select, and bootstraps the cluster's engine from
 * it, as a person would by hand. Everything after that is the engine's doing.
 */
export async function deliver(handle: ClusterHandle, { tree, cluster }: DeliverOptions): Promise<Delivery> {
  const { api, git, charts } = handle;
  const folder = join(tree, 'clusters', cluster, 'bootstrap');
  const committed = await readBootstrap(folder);
  const { address, branch } = sourceOf(committed);
  const { engine } = committed;
  await git.createRepository(repository, { standsInFor: address });
  const push = async (from: string) => {
    const files = await readManifests(join(from, 'clusters', cluster));
    const manifests = files.flatMap((file) => file.manifests);
    await charts.standInFor(chartsIn(manifests));
    assertAccepted(await handle.applyServerSide(poolNodes(manifests, handle.nodes).map(nodeManifest)));
    return git.pushTree(repository, from, { branches: [branch], at: 'generated' });
  };
  let commit = await push(tree);
  await (engine === 'argocd' ? handle.startArgoCD(folder) : handle.startFlux(folder));
  return {
    engine,
    get commit() {
      return commit;
    },
    async push(from = tree) {
      commit = await push(from);
      await requestSync(api, engine, commit);
      return commit;
    },
    async settled({ timeout = 90_000 } = {}) {
      let looks = 0;
      const look = async () => {
        if (looks++ % looksPerRequest === 0) await requestSync(api, engine, commit);
        const all = await syncStatus(api, engine, commit);
        const waiting = all.filter((status) => !status.settled);
        if (all.length > 0 && waiting.length === 0) return true;
        const lines = waiting.map(({ name, text }) => `  ${name}: ${text}`);
        return `${all.length - waiting.length} of ${all.length} sync objects are settled\n${lines.join('\n')}`;
      };
      await handle.waitFor(look, { message: `${cluster} is at commit ${commit.slice(0, 7)}`, timeout, interval: 500 });
    },
  };
}
