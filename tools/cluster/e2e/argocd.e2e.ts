import { readFile } from 'node:fs/promises';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { deliver, type Delivery } from '../src/deliver.ts';
import { nodesIn } from '../src/nodes.ts';
import { readState } from '../src/stack.ts';
import { argocdTree } from './tiny-argocd.ts';
import { followsTheNextCommit, useTinyCluster } from './tiny-cluster.ts';
import { extra, web } from './tiny-tree.ts';

describe('a cluster with Argo CD', () => {
  const trees = { first: argocdTree(2, [extra]), second: argocdTree(3) };
  const tiny = useTinyCluster(trees, { nodes: nodesIn(['a', 'b']) });
  let delivery: Delivery;

  it('syncs a tree from nothing but its bootstrap', async () => {
    delivery = await deliver(tiny.handle, { tree: tiny.tree('first'), cluster: 'tiny' });
    await delivery.settled();
    expect(await tiny.field(['deployment', 'web'], '.status.readyReplicas')).toBe('2');
  });

  it('gives the processes the settings of the bootstrap', async () => {
    const { pid } =
      readState(tiny.handle.runDir)?.processes.find(({ name }) => name === 'argocd-application-controller') ?? {};
    const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
    expect(environment).toContain('ARGOCD_APPLICATION_CONTROLLER_SYNC_TIMEOUT=900');
    expect(environment).toContain('ARGOCD_APPLICATION_CONTROLLER_SERVER_SIDE_DIFF=true');
  });

  it('simulates what operators set, for a CRD that came with the tree too', async () => {
    expect(await tiny.field(['externalsecret', 'web'], '.status.conditions[?(@.type=="Ready")].reason')).toBe(
      'SecretSynced',
    );
    expect(await tiny.field(['pvc', 'web'], '.status.phase')).toBe('Bound');
  });

  it('follows the next commit: a change arrives, a removed file is pruned', () => followsTheNextCommit(tiny, delivery));

  it('gives a verdict for each object, and changes nothing when asked only', async () => {
    const [deployment] = web(1).slice(1);
    const unknownField = { ...extra, metadata: { ...extra.metadata, name: 'unknown-field' }, dada: {} };
    const unknownKind: Manifest = { ...extra, apiVersion: 'example.invalid/v1', kind: 'Nothing' };
    const wrong = { ...deployment, metadata: { name: 'wrong', namespace: 'web' }, spec: { replicas: -1 } } as Manifest;
    const objects = [extra, unknownField, unknownKind, wrong];
    const verdicts = await tiny.handle.applyServerSide(objects, { dryRun: true });
    expect(verdicts.map(({ object, accepted }) => [object, accepted])).toEqual([
      ['ConfigMap web/extra', true],
      ['ConfigMap web/unknown-field', false],
      ['Nothing web/extra', false],
      ['Deployment web/wrong', false],
    ]);
    const [, second, third, fourth] = verdicts.map(({ message }) => message);
    expect(second).toContain('.dada: field not declared in schema');
    expect(third).toBe('Nothing of example.invalid/v1 is not served: its CRD is not there');
    expect(fourth).toContain('spec.replicas: Invalid value: -1: must be greater than or equal to 0');
    await expect(tiny.handle.kubectl(['-n', 'web', 'get', 'configmap', 'extra'])).rejects.toThrow('"extra" not found');
  });
});
