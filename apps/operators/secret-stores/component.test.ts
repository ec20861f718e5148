import { testApp, testFoundation, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import secretStores from './component.ts';

const others = [
  testApp('order', { service: testService({ needs: { postgres: 'orders' } }) }),
  testApp('stateless'),
  testFoundation('cert-manager', {
    namespaces: [{ name: 'cert-manager', podSecurity: 'restricted', readsSecrets: true }],
  }),
  testFoundation('keda', { namespaces: [{ name: 'keda', podSecurity: 'restricted' }] }),
];
const render = (cluster = testCluster()) =>
  testRender(secretStores, { folder: 'apps/operators/secret-stores', others, cluster });
const ofOrder = (kind: string, cluster?: Cluster) => {
  const found = render(cluster).manifests.find(
    (object) => object.kind === kind && object.metadata.namespace === 'order',
  );
  if (found === undefined) throw new Error(`no ${kind} in order`);
  return found;
};

it('makes a store and an account only where secrets are needed', () => {
  expect(
    render()
      .manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)
      .sort(),
  ).toEqual([
    'Application argocd/secret-stores',
    'SecretStore argocd/default',
    'SecretStore cert-manager/default',
    'SecretStore order/default',
    'ServiceAccount argocd/secrets',
    'ServiceAccount cert-manager/secrets',
    'ServiceAccount order/secrets',
  ]);
});

it.each([
  ['argocd', 'workload', ['argocd', 'cert-manager', 'order']],
  ['flux', 'edge', ['cert-manager', 'flux-system', 'order']],
  ['argocd', 'local', ['cert-manager', 'order']],
] as const)('makes one for %s in the role %s where it reports', (engine, role, expected) => {
  const stores = render(testCluster({ engine, role })).manifests.filter(({ kind }) => kind === 'SecretStore');
  expect(stores.map(({ metadata }) => metadata.namespace).sort()).toEqual(expected);
});

it('reads AWS Secrets Manager with the role of the namespace (S04)', () => {
  expect(ofOrder('ServiceAccount').metadata.annotations).toMatchObject({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::223344556677:role/aws-test-order-secrets',
  });
  expect(ofOrder('SecretStore')['spec']).toEqual({
    provider: {
      aws: {
        service: 'SecretsManager',
        region: 'eu-west-1',
        auth: { jwt: { serviceAccountRef: { name: 'secrets' } } },
      },
    },
  });
});

it('reads Google Secret Manager with the IAM service account of the namespace', () => {
  const cluster = testCluster({ cloud: 'gcp', account: 'delivery-prod', region: 'europe-west1', name: 'gcp-test' });
  expect(ofOrder('ServiceAccount', cluster).metadata.annotations).toEqual({
    'iam.gke.io/gcp-service-account': 'order-secrets@delivery-prod.iam.gserviceaccount.com',
  });
  expect(ofOrder('SecretStore', cluster)['spec']).toMatchObject({
    provider: { gcpsm: { projectID: 'delivery-prod' } },
  });
});

it.each(['aws', 'gcp', 'local'] as const)('names no static key on %s', (cloud) => {
  const stores = render(testCluster({ cloud })).manifests.filter(({ kind }) => kind === 'SecretStore');
  expect(JSON.stringify(stores)).toContain('serviceAccount');
  expect(JSON.stringify(stores)).not.toMatch(/secretRef|accessKey|password/i);
});
