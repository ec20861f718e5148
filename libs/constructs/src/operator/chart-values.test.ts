import { overlayOf, type BuildContext } from '@delivery/component';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { operatorProfile } from './availability.ts';
import { chartKinds } from './chart-kinds.ts';
import { chartResources, chartSpread, mirrored } from './chart-values.ts';

const context = (changes: Parameters<typeof testCluster>[0] = {}): BuildContext => {
  const cluster = testCluster(changes);
  return { cluster, overlay: overlayOf(cluster), repository: { url: 'https://git.example/platform.git', charts: {} } };
};

it('pulls images through the mirror of the cloud', () => {
  expect(mirrored(context(), 'quay.io/jetstack/cert-manager-webhook')).toBe(
    '223344556677.dkr.ecr.eu-west-1.amazonaws.com/quay.io/jetstack/cert-manager-webhook',
  );
  expect(mirrored(context({ cloud: 'local' }), 'quay.io/cilium/cilium')).toBe('quay.io/cilium/cilium');
});

it('refuses an image that the cloud cannot mirror', () => {
  expect(() => mirrored(context(), 'gcr.io/some/image')).toThrow('Amazon ECR cannot mirror gcr.io');
});

it('limits memory and storage beside CPU (W32-W35)', () => {
  expect(chartResources(['100m', '1'], '512Mi')).toEqual({
    requests: { cpu: '100m', memory: '512Mi', 'ephemeral-storage': '64Mi' },
    limits: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '256Mi' },
  });
});

it('spreads pods by their labels, but never at the price of running none', () => {
  const labels = { app: 'istiod' };
  expect(chartSpread(context(), labels)).toEqual(
    ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      topologyKey,
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: labels },
    })),
  );
  expect(chartSpread(context({ availability: 'development' }), labels)).toEqual([]);
});

it('keeps a webhook answering while a node drains, where there are several', () => {
  expect(operatorProfile({ availability: 'multi-zone' })).toMatchObject({ webhookReplicas: 3, disruptionBudget: true });
  expect(operatorProfile({ availability: 'edge' })).toMatchObject({ webhookReplicas: 1, disruptionBudget: false });
});

it('knows the groups of the kinds that charts install', () => {
  expect(chartKinds('APIService', 'ClusterRole')).toEqual([
    { group: 'apiregistration.k8s.io', kind: 'APIService' },
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  ]);
});
