import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import externalSecrets from './component.ts';

const render = (cluster = testCluster()) =>
  testRender(externalSecrets, { folder: 'apps/operators/external-secrets', cluster });

it('installs no definitions and asks for no right over the whole cluster that it does not use', () => {
  expect(render().get('Application', 'external-secrets-chart')['spec']).toMatchObject({
    source: {
      helm: {
        valuesObject: {
          installCRDs: false,
          processClusterStore: false,
          processClusterExternalSecret: false,
          processPushSecret: false,
          rbac: { servicebindings: { create: false } },
        },
      },
    },
  });
});

it('pulls one image through the mirror, for all of its parts', () => {
  const repository = '223344556677.dkr.ecr.eu-west-1.amazonaws.com/ghcr.io/external-secrets/external-secrets';
  const images = JSON.stringify(render().get('Application', 'external-secrets-chart')).match(
    /"image":\{"repository":"[^"]*"\}/g,
  );
  expect(images).toEqual(Array.from({ length: 3 }, () => `"image":{"repository":"${repository}"}`));
});

it('reaches the store of the cloud from the controller only', () => {
  const reach = (name: string) => JSON.stringify(render().get('NetworkPolicy', name)['spec']);
  expect(reach('external-secrets')).toContain('0.0.0.0/0');
  expect(reach('external-secrets-webhook')).not.toContain('0.0.0.0/0');
});

it('is on every cluster, since services read secrets everywhere', () => {
  expect(externalSecrets.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(true);
});
