import { clusterScoped, testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import imageSignatures from './component.ts';

const cluster = testCluster();
const specOn = (on = cluster) =>
  testRender(imageSignatures, {
    folder: 'apps/platform/image-signatures',
    cluster: on,
    bundles: clusterScoped('policy.sigstore.dev/ClusterImagePolicy'),
  }).get('ClusterImagePolicy', 'services')['spec'];

it('takes a signature of one workflow on one branch, and of nobody else', () => {
  expect(specOn()).toEqual({
    mode: 'warn',
    images: [{ glob: '223344556677.dkr.ecr.eu-west-1.amazonaws.com/delivery/**' }],
    authorities: [
      {
        name: 'build',
        keyless: {
          url: 'https://fulcio.sigstore.dev',
          identities: [
            {
              issuer: 'https://token.actions.githubusercontent.com',
              subject: 'https://git.example/platform/.github/workflows/image.yml@refs/heads/main',
            },
          ],
        },
        ctlog: { url: 'https://rekor.sigstore.dev' },
      },
    ],
  });
});

it('warns until the environment enforces', () => {
  const enforcing = { ...cluster, environment: { ...cluster.environment, imageSignatures: 'enforce' as const } };
  expect(specOn(enforcing)).toMatchObject({ mode: 'enforce' });
});
