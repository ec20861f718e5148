import { testApp, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import secretStores from './component.ts';

const others = [testApp('order', { service: testService({ needs: { postgres: 'orders' } }) }), testApp('stateless')];
const render = (cluster = testCluster()) =>
  testRender(secretStores, { folder: 'apps/foundation/secret-stores', others, cluster });

it('makes a store and an account only where secrets are needed', () => {
  expect(
    render()
      .manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)
      .sort(),
  ).toEqual(['Application argocd/secret-stores', 'SecretStore order/default', 'ServiceAccount order/secrets']);
});

it('reads AWS Secrets Manager with the role of the namespace (S04)', () => {
  expect(render().get('ServiceAccount', 'secrets').metadata.annotations).toMatchObject({
    'eks.amazonaws.com/role-arn': 'arn:aws:iam::223344556677:role/aws-test-order-secrets',
  });
  expect(render().get('SecretStore', 'default')['spec']).toEqual({
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
  expect(render(cluster).get('ServiceAccount', 'secrets').metadata.annotations).toEqual({
    'iam.gke.io/gcp-service-account': 'order-secrets@delivery-prod.iam.gserviceaccount.com',
  });
  expect(render(cluster).get('SecretStore', 'default')['spec']).toMatchObject({
    provider: { gcpsm: { projectID: 'delivery-prod' } },
  });
});

it.each(['aws', 'gcp', 'local'] as const)('names no static key on %s', (cloud) => {
  const stores = render(testCluster({ cloud })).manifests.filter(({ kind }) => kind === 'SecretStore');
  expect(JSON.stringify(stores)).toContain('serviceAccount');
  expect(JSON.stringify(stores)).not.toMatch(/secretRef|accessKey|password/i);
});
