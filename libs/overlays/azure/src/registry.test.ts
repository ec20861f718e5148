import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { mirror } from './registry.ts';

const cluster = testCluster({ name: 'azure-one' });

it('puts the host of the upstream before its repositories', () => {
  expect(mirror(cluster, 'quay.io')).toBe('azureone.azurecr.io/quay.io');
});

it('refuses an upstream that the artifact cache does not know', () => {
  expect(() => mirror(cluster, 'registry.istio.io')).toThrow(
    'Azure Container Registry cannot mirror registry.istio.io; it can: docker.io, ghcr.io, mcr.microsoft.com, public.ecr.aws, quay.io, registry.k8s.io',
  );
});
