import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type ClusterHandle } from '../src/cluster.ts';
import { deliver, type Delivery } from '../src/deliver.ts';
import { readState } from '../src/stack.ts';
import { syncStatus } from '../src/sync-status.ts';
import { fluxTree } from './tiny-flux.ts';
import { extra, writeTree } from './tiny-tree.ts';

const intruder: Manifest = { ...extra, metadata: { name: 'intruder', namespace: 'default' } };

describe('a cluster with Flux', () => {
  let folder: string;
  let cluster: ClusterHandle;
  let delivery: Delivery;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flux-e2e-'));
    await writeTree(join(folder, 'first'), 'tiny', fluxTree(2, [extra]));
    await writeTree(join(folder, 'second'), 'tiny', fluxTree(3));
    await writeTree(join(folder, 'third'), 'tiny', fluxTree(3, [intruder]));
    cluster = await startCluster({ runDir: join(folder, 'run'), log: console.log });
  }, 120_000);

  afterAll(async () => {
    const processes = readState(join(folder, 'run'))?.processes ?? [];
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
    for (const { name, pid } of processes) expect(() => process.kill(pid, 0), name).toThrow('ESRCH');
  }, 60_000);

  it('syncs a tree from nothing but its bootstrap', async () => {
    delivery = await deliver(cluster, { tree: join(folder, 'first'), cluster: 'tiny' });
    await delivery.settled();
    expect(
      await cluster.kubectl(['-n', 'web', 'get', 'deployment', 'web', '-o=jsonpath={.status.readyReplicas}']),
    ).toBe('2');
    const status = '-o=jsonpath={.status.conditions[?(@.type=="Ready")].reason}';
    expect(await cluster.kubectl(['-n', 'web', 'get', 'externalsecret', 'web', status])).toBe('SecretSynced');
  }, 180_000);

  it('follows the next commit: a change arrives, a removed file is pruned', async () => {
    await cluster.kubectl(['-n', 'web', 'get', 'configmap', 'extra']);
    await delivery.push(join(folder, 'second'));
    await delivery.settled();
    expect(await cluster.kubectl(['-n', 'web', 'get', 'deployment', 'web', '-o=jsonpath={.spec.replicas}'])).toBe('3');
    await expect(cluster.kubectl(['-n', 'web', 'get', 'configmap', 'extra'])).rejects.toThrow('"extra" not found');
  }, 180_000);

  it('lets a tenant touch its own namespace only', async () => {
    const commit = await delivery.push(join(folder, 'third'));
    const refused = async () => {
      const { text = 'no Kustomization web' } =
        (await syncStatus(cluster.api, 'flux', commit)).find((s) => s.name === 'web') ?? {};
      return /forbidden/.test(text) && text.includes('system:serviceaccount:flux-system:tenant') ? true : text;
    };
    await cluster.waitFor(refused, { message: 'the API server refuses the intruder' });
    await expect(cluster.kubectl(['get', 'configmap', 'intruder'])).rejects.toThrow('"intruder" not found');
  }, 120_000);

  it('runs as a nobody where no ServiceAccount is named', async () => {
    const name = 'unnamed';
    const spec = {
      interval: '1m',
      path: './generated/clusters/tiny/apps/web',
      prune: true,
      sourceRef: { kind: 'GitRepository', name: 'tree' },
    };
    const manifest = {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name, namespace: 'flux-system' },
      spec,
    };
    const [verdict] = await cluster.applyServerSide([manifest]);
    expect(verdict).toMatchObject({ accepted: true });
    const refused = async () => {
      const { text = 'no such Kustomization' } =
        (await syncStatus(cluster.api, 'flux', '')).find((s) => s.name === name) ?? {};
      return text.includes('system:serviceaccount:flux-system:nobody') || text;
    };
    await cluster.waitFor(refused, { message: 'the default ServiceAccount of the bootstrap is impersonated' });
  }, 120_000);
});
