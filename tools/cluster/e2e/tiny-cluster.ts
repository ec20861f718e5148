import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { afterAll, beforeAll, expect } from 'vitest';
import { startCluster, type ClusterHandle, type ClusterOptions } from '../src/cluster.ts';
import type { Delivery } from '../src/deliver.ts';
import { isAlive } from '../src/processes.ts';
import { readState } from '../src/stack.ts';
import { writeTree } from './tiny-tree.ts';

export interface TinyCluster {
  /** Running from `beforeAll` to `afterAll`, which also asserts that no process is left. */
  readonly handle: ClusterHandle;
  /** Folder of one of the trees. */
  readonly tree: (name: string) => string;
  /** A field of an object in the namespace `web`. */
  readonly field: (object: readonly [kind: string, name: string], jsonPath: string) => Promise<string>;
}

/** A cluster for the tests of one file, and rendered trees of the cluster `tiny` by name. */
export function useTinyCluster(
  trees: Readonly<Record<string, Record<string, readonly Manifest[]>>>,
  options: Pick<ClusterOptions, 'nodes'> = {},
): TinyCluster {
  let folder = '';
  let handle: ClusterHandle | undefined;
  const running = () => {
    if (handle === undefined) throw new Error('the cluster did not start');
    return handle;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiny-e2e-'));
    for (const [name, tree] of Object.entries(trees)) await writeTree(join(folder, name), 'tiny', tree);
    handle = await startCluster({ runDir: join(folder, 'run'), log: console.log, ...options });
  });
  afterAll(async () => {
    const processes = readState(join(folder, 'run'))?.processes ?? [];
    await handle?.stop();
    await rm(folder, { recursive: true, force: true });
    expect(processes.filter(isAlive)).toEqual([]);
  });
  return {
    get handle() {
      return running();
    },
    tree: (name) => join(folder, name),
    field: (object, jsonPath) => running().kubectl(['-n', 'web', 'get', ...object, `-o=jsonpath={${jsonPath}}`]),
  };
}

/** From the tree `first` to `second`: a change arrives, a removed file is pruned. */
export async function followsTheNextCommit({ handle, tree, field }: TinyCluster, delivery: Delivery): Promise<void> {
  const extra = ['-n', 'web', 'get', 'configmap', 'extra'];
  await handle.kubectl(extra);
  await delivery.push(tree('second'));
  await delivery.settled();
  expect(await field(['deployment', 'web'], '.spec.replicas')).toBe('3');
  await expect(handle.kubectl(extra)).rejects.toThrow('"extra" not found');
}
