import type { Cluster } from '@delivery/fleet';
import { testCluster, testFleet } from '@delivery/fleet/testing';
import { testApp, testFoundation } from '@delivery/catalog/testing';
import { emit, pathOf } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { canaries, distributions } from './distributions.ts';

const rings = ['canary', 'production'].map((name) => ({ name, ref: `ring/${name}` }));
const { environment } = testCluster();

function cluster(name: string, ring: string, changes: Partial<Cluster> = {}): Cluster {
  return testCluster({
    name,
    cloud: name.split('-')[0] ?? '',
    role: 'workload',
    ring: { name: ring, ref: `ring/${ring}` },
    environment: { ...environment, name: 'production' },
    ...changes,
  });
}

const chosen = (...clusters: readonly Cluster[]) => canaries({ clusters, rings }).map(({ name }) => name);

it('takes of each cloud the production cluster that a change reaches first', () => {
  expect(chosen(cluster('gcp-1', 'production'), cluster('aws-1', 'production'), cluster('aws-2', 'canary'))).toEqual([
    'aws-2',
    'gcp-1',
  ]);
});

it('takes the first by name of several in one ring', () => {
  expect(chosen(cluster('aws-1', 'canary'), cluster('aws-2', 'canary'))).toEqual(['aws-1']);
});

it('takes no cluster of another environment or role', () => {
  expect(
    chosen(
      cluster('aws-1', 'canary', { environment: { ...environment, name: 'staging' } }),
      cluster('edge-1', 'canary', { role: 'edge' }),
    ),
  ).toEqual([]);
});

const clusters = [cluster('aws-1', 'canary'), cluster('gcp-1', 'canary'), cluster('gcp-2', 'production')];
const world = {
  fleet: { ...testFleet(clusters, []), rings },
  catalog: { apps: [testFoundation('namespaces'), testApp('order')] },
};

function object(app: string, on: string, kind: string, folder = `apps/${app}`) {
  const manifest = { apiVersion: 'v1', kind, metadata: { name: app, namespace: 'order' }, data: { on } };
  const path = `generated/clusters/${on}/${folder}/${pathOf(manifest)}`;
  return { path, text: emit(manifest), manifest, app, cluster: on, source: `${app}/${kind}` };
}

it('delivers the objects of services alone, without those that sync them', () => {
  const objects = ['aws-1', 'gcp-1', 'gcp-2'].flatMap((on) => [
    object('order', on, 'ConfigMap'),
    object('order', on, 'Application', 'gitops'),
    object('namespaces', on, 'ResourceQuota'),
  ]);
  const files = distributions(world, objects);
  expect(files.map(({ path, app }) => `${path} ${app ?? ''}`.trimEnd())).toEqual([
    'generated/helm/delivery-platform/Chart.yaml',
    'generated/helm/delivery-platform/values.yaml',
    'generated/helm/delivery-platform/values-aws.yaml',
    'generated/helm/delivery-platform/values-gcp.yaml',
    'generated/helm/delivery-platform/templates/order/configmap-order.yaml order',
    'generated/kustomize/base/kustomization.yaml',
    'generated/kustomize/base/order/order/configmap_order.yaml order',
    'generated/kustomize/overlays/aws/kustomization.yaml',
    'generated/kustomize/overlays/aws/order/order/patch_configmap_order.yaml order',
    'generated/kustomize/overlays/gcp/kustomization.yaml',
    'generated/kustomize/overlays/gcp/order/order/patch_configmap_order.yaml order',
  ]);
  const texts = files.map(({ text }) => text).join('');
  expect(texts).toContain('gcp-1');
  expect(texts).not.toContain('gcp-2');
});

it('delivers nothing where no cloud has a service', () => {
  expect(distributions(world, [object('namespaces', 'aws-1', 'ResourceQuota')])).toEqual([]);
});
