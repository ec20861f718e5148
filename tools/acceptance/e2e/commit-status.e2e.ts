import { builtPrograms } from '@delivery/cluster';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { synthWith } from '../src/fleet.ts';

const cluster = 'aws-prod-eu-west-1';
const folder = mkdtempSync(join(tmpdir(), 'delivery-status-'));
const revision = 'abcdef1234567890abcdef1234567890abcdef12';
const earlier = '0123456789abcdef0123456789abcdef01234567';

/** Stands in for the API of the git host. */
const posts: { readonly path: string; readonly authorization: string | undefined; readonly body: unknown }[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    posts.push({ path: `${request.method} ${request.url}`, authorization: request.headers.authorization, body });
    response.writeHead(201).end('{}');
  });
});

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const { files } = synthWith();
  const configuration = (name: string) =>
    files.get(`generated/clusters/${cluster}/bootstrap/argocd/configmap_${name}.yaml`)?.text ?? '';
  write('argocd-cm.yaml', configuration('argocd-cm'));
  const notifications = configuration('argocd-notifications-cm');
  write('config.yaml', notifications.replace('url: https://api.github.com', `url: http://127.0.0.1:${port}`));
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'argocd-notifications-secret' } };
  write('secret.yaml', JSON.stringify({ ...secret, stringData: { token: 'stand-in' } }));
  // it wants an address of an API server, and asks nothing that matters there
  write(
    'kubeconfig',
    JSON.stringify({
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'none', users: [{ name: 'none', user: {} }] },
      clusters: [{ name: 'none', cluster: { server: 'http://127.0.0.1:1' } }],
      contexts: [{ name: 'none', context: { cluster: 'none', user: 'none', namespace: 'argocd' } }],
    }),
  );
});
beforeEach(() => void posts.splice(0));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

interface Child {
  readonly name: string;
  readonly health?: { readonly status: string; readonly message: string };
}

/** The root as the controller of Applications leaves it. */
function writeRoot(sync: string, health: string, resources: readonly Child[], operationState?: object): void {
  write(
    'root.yaml',
    JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'root', namespace: 'argocd' },
      spec: { source: { repoURL: 'https://github.com/delivery-example/platform.git' } },
      status: {
        reconciledAt: '2026-01-02T03:04:05Z',
        sync: { status: sync, revision },
        health: { status: health },
        resources: resources.map((child) => ({ kind: 'Application', group: 'argoproj.io', ...child })),
        ...(operationState && { operationState }),
      },
    }),
  );
}

/** Runs Argo CD's own program. */
async function argocd(...args: readonly string[]): Promise<string> {
  const program = join(builtPrograms(), 'bin', 'argocd');
  const env = { PATH: process.env['PATH'], HOME: folder, ARGOCD_BINARY_NAME: 'argocd' };
  return (await promisify(execFile)(program, ['admin', ...args], { cwd: folder, env })).stdout;
}

function notify(...args: readonly string[]): Promise<string> {
  const files = ['--config-map=config.yaml', '--secret=secret.yaml', '--kubeconfig=kubeconfig'];
  return argocd('notifications', ...args, ...files, '--namespace=argocd', '--argocd-repo-server=127.0.0.1:1');
}

/** Which templates the trigger of the root would send now: delivered, failed. */
async function triggered(): Promise<readonly boolean[]> {
  const lines = (await notify('trigger', 'run', 'commit-status', 'root.yaml')).trim().split('\n');
  return lines.slice(1).map((line) => line.endsWith('true'));
}

async function send(template: string): Promise<void> {
  await notify('template', 'notify', template, 'root.yaml', `--recipient=github:delivery/${cluster}`);
}

const source = { repoURL: 'https://git.example/platform.git', path: 'order', targetRevision: 'ring/canary' };

it.each<[string, object, string]>([
  ['that is through', { phase: 'Succeeded' }, `Healthy at ${revision}`],
  ['that syncs', { phase: 'Running' }, 'Progressing sync Synced, operation Running'],
  [
    'that failed with an earlier commit',
    { phase: 'Failed', message: 'broke', syncResult: { revision: earlier } },
    `Degraded at ${earlier}: broke`,
  ],
  [
    'that failed before it had a result',
    { phase: 'Error', message: 'broke', operation: { sync: { revision } } },
    `Degraded at ${revision}: broke`,
  ],
])('the health of an Application %s says which commit it is about', async (_, operationState, expected) => {
  write(
    'child.yaml',
    JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'order', namespace: 'argocd' },
      spec: { source },
      status: {
        sync: { status: 'Synced', revision, comparedTo: { source } },
        health: { status: 'Healthy' },
        operationState,
      },
    }),
  );
  const told = await argocd(
    'settings',
    'resource-overrides',
    'health',
    'child.yaml',
    '--argocd-cm-path=argocd-cm.yaml',
  );
  expect(told.trim()).toBe(`STATUS: ${expected.replace(' ', '\nMESSAGE: ')}`);
});

const order: Child = { name: 'order', health: { status: 'Healthy', message: `at ${revision}` } };

it('tells success once every Application is at the commit and healthy', async () => {
  writeRoot('Synced', 'Healthy', [order], { phase: 'Succeeded' });
  expect(await triggered()).toEqual([true, false]);
  await send('delivered');
  expect(posts).toEqual([
    {
      path: `POST /repos/delivery-example/platform/statuses/${revision}`,
      authorization: 'Bearer stand-in',
      body: {
        state: 'success',
        context: `delivery/${cluster}`,
        description: 'synced and healthy',
        target_url: `https://github.com/delivery-example/platform/tree/${revision}`,
      },
    },
  ]);
});

it.each<[string, readonly Child[]]>([
  ['is at an earlier commit', [order, { name: 'payment', health: { status: 'Healthy', message: `at ${earlier}` } }]],
  ['is not known yet', [order, { name: 'payment' }]],
  [
    'was unhealthy at an earlier commit',
    [order, { name: 'payment', health: { status: 'Degraded', message: `at ${earlier}: x` } }],
  ],
])('tells nothing while an Application %s', async (_, children) => {
  writeRoot('Synced', 'Healthy', children);
  expect(await triggered()).toEqual([false, false]);
});

it('tells failure with the names of those that are unhealthy at the commit', async () => {
  const broken = (name: string) => ({ name, health: { status: 'Degraded', message: `at ${revision}: "x"` } });
  writeRoot('Synced', 'Degraded', [order, broken('payment'), broken('user')]);
  expect(await triggered()).toEqual([false, true]);
  await send('failed');
  expect(posts.map(({ body }) => body)).toEqual([
    expect.objectContaining({ state: 'failure', description: 'unhealthy: payment, user' }),
  ]);
});

it('tells failure when the root itself did not sync', async () => {
  writeRoot('OutOfSync', 'Healthy', [order], {
    ...{ phase: 'Failed', startedAt: '2026-01-02T03:04:05Z', operation: { sync: { revision } } },
    syncResult: { revision, source: { repoURL: 'https://github.com/delivery-example/platform.git' } },
  });
  expect(await triggered()).toEqual([false, true]);
  await send('failed');
  expect(posts.map(({ body }) => body)).toEqual([
    expect.objectContaining({ state: 'failure', description: 'the root did not sync' }),
  ]);
});
