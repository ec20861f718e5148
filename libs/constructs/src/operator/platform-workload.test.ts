import { overlayOf, type BuildContext } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { chartResources } from './chart-values.ts';
import { podMonitor } from './pod-monitor.ts';
import {
  platformBudget,
  platformDeployment,
  platformReplicas,
  platformStatefulSet,
  type PlatformWorkload,
} from './platform-workload.ts';

const context = (changes: Partial<Cluster> = {}): BuildContext => {
  const cluster = testCluster(changes);
  return { cluster, overlay: overlayOf(cluster), repository: { url: 'https://git.example/platform.git', charts: {} } };
};
const labels = { 'app.kubernetes.io/instance': 'store', 'app.kubernetes.io/name': 'sample' };
const workload: PlatformWorkload = {
  name: 'store',
  namespace: 'monitoring',
  appLabels: { 'delivery.example/owner': 'platform' },
  labels,
  image: { repository: 'quay.io/sample/program', tag: 'v1.2.3', digest: `sha256:${'a'.repeat(64)}` },
  args: ['serve'],
  ports: { http: 8080 },
  probes: { live: '/live', ready: '/ready' },
  resources: chartResources(['50m', '500m'], '128Mi'),
  replicas: 2,
  runbook: 'docs/runbooks/Sample.md',
};
const kept = { storage: '10Gi', mountPath: '/data', alone: 'nobody waits for it' };

describe('a program of others', () => {
  const { spec } = platformDeployment(workload, context());
  const pod = spec?.template.spec;

  it('is restricted, as services of ours are (W01-W09, W24)', () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      serviceAccountName: 'store',
      securityContext: { runAsNonRoot: true, runAsUser: 10001, appArmorProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'program',
          image: `223344556677.dkr.ecr.eu-west-1.amazonaws.com/quay.io/sample/program:v1.2.3@sha256:${'a'.repeat(64)}`,
          securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        },
      ],
    });
  });

  it('is found by frozen labels, and carries its version beside them', () => {
    expect(spec?.selector.matchLabels).toEqual(labels);
    expect(spec?.template.metadata?.labels).toEqual({
      ...workload.appLabels,
      ...labels,
      'app.kubernetes.io/version': 'v1.2.3',
      'delivery.example/data-class': 'internal',
    });
  });

  it('restarts when a text changes that it reads, and else carries no hash', () => {
    const hash = (config: PlatformWorkload['config']) =>
      platformDeployment({ ...workload, ...(config && { config }) }, context()).spec?.template.metadata?.annotations;
    expect(hash(undefined)).toBeUndefined();
    expect(hash({ bucket: 'one' })).not.toEqual(hash({ bucket: 'two' }));
  });

  it('spreads over zones where there are several', () => {
    expect(pod?.topologySpreadConstraints?.[0]).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
      matchLabelKeys: ['pod-template-hash'],
    });
    const alone = platformDeployment(workload, context({ availability: 'development' })).spec?.template.spec;
    expect(alone).not.toHaveProperty('topologySpreadConstraints');
    expect(alone).not.toHaveProperty('affinity');
  });
});

describe('a program that keeps something', () => {
  it('outlives its removal, and its volumes outlive it (A19-A22)', () => {
    const { metadata, spec } = platformStatefulSet(workload, kept, context());
    expect(metadata?.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'policy.delivery.example/W43': 'nobody waits for it',
    });
    expect(spec?.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    expect(spec?.template.spec?.containers[0]?.volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  });

  it('waives nothing where one pod is what the profile asks for', () => {
    const annotations = (changes: Partial<Cluster>, more: Partial<typeof kept> = kept) =>
      platformStatefulSet(workload, { storage: '1Gi', mountPath: '/data', ...more }, context(changes)).metadata
        ?.annotations;
    expect(annotations({ availability: 'development' })).not.toHaveProperty(['policy.delivery.example/W43']);
    expect(annotations({}, {})).not.toHaveProperty(['policy.delivery.example/W43']);
  });
});

it('follows the availability profile', () => {
  expect([platformReplicas(testCluster()), platformReplicas(testCluster({ availability: 'edge' }))]).toEqual([2, 1]);
  expect(platformBudget(workload, context())?.spec).toMatchObject({ maxUnavailable: 1 });
  expect(platformBudget(workload, context({ availability: 'development' }))).toBeUndefined();
});

it('is scraped as rules expect it: its job is its name, or that of the program it belongs to', () => {
  const scrape = {
    namespace: 'sample',
    labels,
    port: 'metrics',
    path: '/m',
    scheme: 'https',
    honorLabels: true,
  } as const;
  const [endpoint] = podMonitor('sample', scrape).spec.podMetricsEndpoints ?? [];
  expect(endpoint).toMatchObject({ port: 'metrics', path: '/m', scheme: 'https', honorLabels: true });
  expect(endpoint?.relabelings?.[0]).toEqual({ targetLabel: 'job', replacement: 'sample' });
  const [sidecar] = podMonitor('sample-sidecar', { namespace: 'sample', labels, port: 9 }, 'sample').spec
    .podMetricsEndpoints ?? [undefined];
  expect(sidecar).toMatchObject({ portNumber: 9, relabelings: [{ replacement: 'sample' }, {}] });
});
