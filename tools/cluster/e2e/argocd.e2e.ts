import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@delivery/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type ClusterHandle } from '../src/cluster.ts';
import { deliver, type Delivery } from '../src/deliver.ts';
import { nodesIn } from '../src/nodes.ts';
import { readState } from '../src/stack.ts';
import { argocdTree } from './tiny-argocd.ts';
import { extra, web, writeTree } from './tiny-tree.ts';

describe('a cluster with Argo CD', () => {
  let folder: string;
  let cluster: ClusterHandle;
  let delivery: Delivery;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'argocd-e2e-'));
    await writeTree(join(folder, 'first'), 'tiny', argocdTree(2, [extra]));
    await writeTree(join(folder, 'second'), 'tiny', argocdTree(3));
    cluster = await startCluster({ runDir: join(folder, 'run'), nodes: nodesIn(['a', 'b']), log: console.log });
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
  }, 180_000);

  it('gives the processes the settings of the bootstrap', async () => {
    const { pid } =
      readState(cluster.runDir)?.processes.find(({ name }) => name === 'argocd-application-controller') ?? {};
    const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
    expect(environment).toContain('ARGOCD_APPLICATION_CONTROLLER_SYNC_TIMEOUT=900');
    expect(environment).toContain('ARGOCD_APPLICATION_CONTROLLER_SERVER_SIDE_DIFF=true');
  });

  it('simulates what operators set, for a CRD that came with the tree too', async () => {
    const status = '-o=jsonpath={.status.conditions[?(@.type=="Ready")].reason}';
    expect(await cluster.kubectl(['-n', 'web', 'get', 'externalsecret', 'web', status])).toBe('SecretSynced');
    expect(await cluster.kubectl(['-n', 'web', 'get', 'pvc', 'web', '-o=jsonpath={.status.phase}'])).toBe('Bound');
  });

  it('follows the next commit: a change arrives, a removed file is pruned', async () => {
    await cluster.kubectl(['-n', 'web', 'get', 'configmap', 'extra']);
    await delivery.push(join(folder, 'second'));
    await delivery.settled();
    expect(await cluster.kubectl(['-n', 'web', 'get', 'deployment', 'web', '-o=jsonpath={.spec.replicas}'])).toBe('3');
    await expect(cluster.kubectl(['-n', 'web', 'get', 'configmap', 'extra'])).rejects.toThrow('"extra" not found');
  }, 180_000);

  it('gives a verdict for each object, and changes nothing when asked only', async () => {
    const [deployment] = web(1).slice(1);
    const unknownField = { ...extra, metadata: { ...extra.metadata, name: 'unknown-field' }, dada: {} };
    const unknownKind: Manifest = { ...extra, apiVersion: 'example.invalid/v1', kind: 'Nothing' };
    const wrong = { ...deployment, metadata: { name: 'wrong', namespace: 'web' }, spec: { replicas: -1 } } as Manifest;
    const objects = [extra, unknownField, unknownKind, wrong];
    const verdicts = await cluster.applyServerSide(objects, { dryRun: true });
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
    await expect(cluster.kubectl(['-n', 'web', 'get', 'configmap', 'extra'])).rejects.toThrow('"extra" not found');
  });
});
