import { assertAccepted, startCluster, type ClusterHandle } from '@delivery/cluster';
import type { Manifest } from '@delivery/manifest';
import { exampleObject } from '@delivery/policy';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { synthWith } from '../src/fleet.ts';

const namespace = 'order';
const { files, clusters } = synthWith();
const running = new Set([...files.values()].flatMap(({ cluster, app }) => (app === 'order' ? [cluster] : [])));
const [workload] = clusters.filter(
  ({ name, engine, environment }) => engine === 'argocd' && environment === 'production' && running.has(name),
);
/** What people may do in one namespace of one cluster, as the tree has it. */
const access = [...files.values()].flatMap(({ cluster, app, manifest }) =>
  app === 'access' && cluster === workload?.name && manifest && (manifest.metadata.namespace ?? namespace) === namespace
    ? [manifest]
    : [],
);

const policy = 'people restart a workload, they do not change what it runs';

const runDir = mkdtempSync(join(tmpdir(), 'delivery-access-'));
let handle: ClusterHandle;
beforeAll(async () => {
  handle = await startCluster({ runDir, log: console.log });
  const order = exampleObject({}) as Manifest;
  const deployment = { ...order, metadata: { name: 'order', namespace } };
  assertAccepted(
    await handle.applyServerSide([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]),
  );
  assertAccepted(await handle.applyServerSide([deployment, ...access]));
  await handle.waitFor(async () => (await refusal(set('order:hostile')))?.includes(policy) || 'nobody is refused yet', {
    message: 'the policy is in force',
    interval: 200,
  });
});
afterAll(async () => {
  await handle?.stop();
  rmSync(runDir, { recursive: true, force: true });
});

/** As a person with one group of the identity provider. */
const as = (group: string, ...args: readonly string[]) =>
  handle.kubectl([...args, '-n', namespace, '--as=jane', `--as-group=${group}`, '--as-group=system:authenticated']);
const operate = (...args: readonly string[]) => as('oidc:ordering:operate', ...args);
const set = (image: string) => operate('set', 'image', 'deployment/order', `order=${image}`, '--dry-run=server');

/** What a command is refused with; undefined when it is not. */
async function refusal(asked: Promise<unknown>): Promise<string | undefined> {
  try {
    await asked;
    return undefined;
  } catch (error) {
    return String(error);
  }
}

it('who operates restarts a workload and scales it', async () => {
  expect(await refusal(operate('rollout', 'restart', 'deployment/order'))).toBeUndefined();
  await setTimeout(1000); // kubectl writes the second of a restart, and refuses another in the same
  expect(await refusal(operate('rollout', 'restart', 'deployment/order'))).toBeUndefined();
  expect(await refusal(operate('scale', 'deployment/order', '--replicas=2'))).toBeUndefined();
});

it.each([
  ['image', '{"spec":{"template":{"spec":{"containers":[{"name":"order","image":"order:hostile"}]}}}}'],
  ['account', '{"spec":{"template":{"spec":{"serviceAccountName":"default"}}}}'],
  ['label', '{"spec":{"template":{"metadata":{"labels":{"seen":"yes"}}}}}'],
  ['annotation', '{"spec":{"template":{"metadata":{"annotations":{"sidecar.istio.io/inject":"false"}}}}}'],
])('but changes no %s of its pods', async (_what, patch) => {
  expect(await refusal(operate('patch', 'deployment', 'order', '-p', patch))).toContain(policy);
});

it.each([
  ['create', 'pods/exec'],
  ['get', 'secrets'],
  ['list', 'secrets'],
  ['create', 'deployments'],
  ['update', 'rolebindings'],
])('may not %s %s', async (verb, resource) => {
  expect(await refusal(operate('auth', 'can-i', verb, resource))).toBeDefined();
});

it('who looks sees logs and changes nothing; another team sees nothing', async () => {
  const view = 'oidc:ordering:view';
  expect(await refusal(as(view, 'auth', 'can-i', 'get', 'pods/log'))).toBeUndefined();
  expect(await refusal(as(view, 'auth', 'can-i', 'patch', 'deployments'))).toBeDefined();
  expect(await refusal(as('oidc:payments:operate', 'auth', 'can-i', 'get', 'pods'))).toBeDefined();
});

it('controllers and engines are not people: they change what runs', async () => {
  const image = ['set', 'image', 'deployment/order', 'order=order:2', '-n', namespace];
  expect(await refusal(handle.kubectl(image))).toBeUndefined();
});
