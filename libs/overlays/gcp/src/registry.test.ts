import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { mirror } from './registry.ts';

it('names the remote repository without dots', () => {
  const cluster = testCluster({ cloud: 'gcp', account: 'delivery-prod', region: 'europe-west1' });
  expect(mirror(cluster, 'registry.k8s.io')).toBe('europe-west1-docker.pkg.dev/delivery-prod/registry-k8s-io');
});
