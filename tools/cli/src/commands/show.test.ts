import { tempFolder, writeFiles } from '@delivery/tree/testing';
import { describe, expect, it } from 'vitest';
import { showed } from '../testing/test-fleet.ts';
import { digest } from '../testing/test-model.ts';

describe('an app', () => {
  it('is what it declares, and what that became on each cluster', async () => {
    expect(await showed('order')).toEqual({
      exitCode: 0,
      stdout: `order  services, on 3 clusters
  folder     apps/services/order
  owner      order-team
  tier       critical
  data       personal
  ports      http 8080, metrics 9090
  calls      payment (http)
  called by  api-gateway
  needs      postgres orders, topics (publish order-events)
  release    delivery/order, stable 1.4.1, candidate 1.5.0 through canary;
             apps/services/order/release.yaml
  objects    8: 3 Deployment, 2 Application, 1 ConfigMap, 1 Kustomization, 1 Service

  cluster  ring         image              objects  wave  waits for
  local    development  1.5.0 (candidate)  2        30    crds
  aws      canary       1.5.0 (candidate)  4        30    crds, namespaces
  gcp      production   1.4.1              2        30    crds
`,
      stderr: 'rendering\n',
    });
  });

  it('that is no service says what it shares and whether it is protected', async () => {
    expect((await showed('crds')).stdout).toBe(`crds  foundation, on 3 clusters
  folder     apps/foundation/crds
  owner      platform
  protected  its sync object outlives its removal from the tree
  objects    4, of which clusters share 1: 2 Application, 1 CustomResourceDefinition,
             1 Kustomization

  cluster  ring         objects  wave  waits for
  local    development  1        0     nothing
  aws      canary       1        0     nothing
  gcp      production   1        0     nothing
`);
  });

  it('that answers to callers from outside says so', async () => {
    expect((await showed('api-gateway')).stdout).toContain('  route      api: /\n');
    expect((await showed('api-gateway')).stdout).toContain('  called by  callers from outside\n');
  });

  it('has this JSON', async () => {
    const { stdout } = await showed('order', { json: true });
    const { app, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ command: 'show', exitCode: 0, shows: 'app' });
    expect(app).toMatchObject({
      name: 'order',
      stage: 'services',
      folder: 'apps/services/order',
      owner: 'order-team',
      service: {
        tier: 'critical',
        dataClass: 'personal',
        ports: { http: 8080, metrics: 9090 },
        calls: { payment: 'http' },
        calledBy: ['api-gateway'],
        needs: { postgres: 'orders', topics: { publish: ['order-events'] } },
      },
      release: { file: 'apps/services/order/release.yaml', repository: 'delivery/order', stable: { tag: '1.4.1' } },
      objects: 8,
      shared: 0,
      kinds: { Deployment: 3, Application: 2, ConfigMap: 1, Kustomization: 1, Service: 1 },
    });
    expect(app.clusters[1]).toEqual({
      name: 'aws',
      ring: 'canary',
      image: { tag: '1.5.0', digest: digest('b'), track: 'candidate' },
      wave: 30,
      dependsOn: ['crds', 'namespaces'],
      objects: 4,
    });
  });
});

describe('a cluster', () => {
  it('is its facts and what runs on it', async () => {
    expect(await showed('gcp')).toEqual({
      exitCode: 0,
      stdout: `gcp  gcp, workload, draining: 5 objects
  file         clusters/gcp.yaml
  account      223344556677
  region       europe-west1
  environment  production, availability multi-zone
  ring         production, syncs ring/production
  engine       flux
  kubernetes   1.37
  network      cni vpc-cni, mesh none, link stable
  nodes        amd64, arm64, some spot
  domain       gcp.delivery.example

  binding   name      address
  postgres  orders    orders.example:5432
  kafka               kafka.example:9093
  buckets   invoices  delivery-invoices

  app          stage       image  objects
  crds         foundation         1
  api-gateway  services           0
  order        services    1.4.1  2
  payment      services           0
`,
      stderr: 'rendering\n',
    });
  });

  it('has this JSON', async () => {
    const { stdout } = await showed('gcp', { json: true });
    const { cluster, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ command: 'show', exitCode: 0, shows: 'cluster' });
    expect(cluster).toMatchObject({
      name: 'gcp',
      file: 'clusters/gcp.yaml',
      cloud: 'gcp',
      environment: 'production',
      ring: { name: 'production', ref: 'ring/production' },
      state: 'draining',
      kubernetes: '1.37',
      bindings: { postgres: { orders: { host: 'orders.example', port: 5432 } } },
      objects: 5,
    });
    expect(cluster.apps[2]).toEqual({
      name: 'order',
      stage: 'services',
      image: { tag: '1.4.1', digest: digest('a'), track: 'stable' },
      objects: 2,
    });
  });
});

it('a file that holds no object is what made it', async () => {
  expect((await showed('.github/CODEOWNERS')).stdout).toBe('.github/CODEOWNERS\n  made  as codeOwners\n');
});

it('refuses an unfinished tree with 4', async () => {
  const root = tempFolder();
  writeFiles(root, { 'generated/.unfinished': '' });
  const { exitCode, stderr } = await showed('order', { root });
  expect(exitCode).toBe(4);
  expect(stderr).toContain('tree-unfinished');
});
