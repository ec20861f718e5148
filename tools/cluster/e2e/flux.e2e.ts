import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { deliver, type Delivery } from '../src/deliver.ts';
import { syncStatus } from '../src/sync-status.ts';
import { followsTheNextCommit, useTinyCluster } from './tiny-cluster.ts';
import { fluxTree } from './tiny-flux.ts';
import { extra } from './tiny-tree.ts';

const intruder: Manifest = { ...extra, metadata: { name: 'intruder', namespace: 'default' } };

describe('a cluster with Flux', () => {
  const tiny = useTinyCluster({ first: fluxTree(2, [extra]), second: fluxTree(3), third: fluxTree(3, [intruder]) });
  let delivery: Delivery;

  it('syncs a tree from nothing but its bootstrap', async () => {
    delivery = await deliver(tiny.handle, { tree: tiny.tree('first'), cluster: 'tiny' });
    await delivery.settled();
    expect(await tiny.field(['deployment', 'web'], '.status.readyReplicas')).toBe('2');
    expect(await tiny.field(['externalsecret', 'web'], '.status.conditions[?(@.type=="Ready")].reason')).toBe(
      'SecretSynced',
    );
  });

  it('follows the next commit: a change arrives, a removed file is pruned', () => followsTheNextCommit(tiny, delivery));

  it('lets a tenant touch its own namespace only', async () => {
    const commit = await delivery.push(tiny.tree('third'));
    const refused = async () => {
      const { text = 'no Kustomization web' } =
        (await syncStatus(tiny.handle.api, 'flux', commit)).find((s) => s.name === 'web') ?? {};
      return /forbidden/.test(text) && text.includes('system:serviceaccount:flux-system:tenant') ? true : text;
    };
    await tiny.handle.waitFor(refused, { message: 'the API server refuses the intruder' });
    await expect(tiny.handle.kubectl(['get', 'configmap', 'intruder'])).rejects.toThrow('"intruder" not found');
  });

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
    const [verdict] = await tiny.handle.applyServerSide([manifest]);
    expect(verdict).toMatchObject({ accepted: true });
    const refused = async () => {
      const { text = 'no such Kustomization' } =
        (await syncStatus(tiny.handle.api, 'flux', '')).find((s) => s.name === name) ?? {};
      return text.includes('system:serviceaccount:flux-system:nobody') || text;
    };
    await tiny.handle.waitFor(refused, { message: 'the default ServiceAccount of the bootstrap is impersonated' });
  });
});
