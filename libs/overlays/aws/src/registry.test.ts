import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { mirror } from './registry.ts';

const cluster = testCluster({ account: '223344556677', region: 'eu-west-1' });

it('puts the host of the upstream before its repositories', () => {
  expect(mirror(cluster, 'registry.k8s.io')).toBe('223344556677.dkr.ecr.eu-west-1.amazonaws.com/registry.k8s.io');
});

it('refuses an upstream that Amazon ECR has no rule for', () => {
  expect(() => mirror(cluster, 'mcr.microsoft.com')).toThrow(
    'Amazon ECR cannot mirror mcr.microsoft.com; it can: docker.io, ghcr.io, public.ecr.aws, quay.io, registry.gitlab.com, registry.k8s.io',
  );
});
