import { testFoundation } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import victoriaMetrics from './component.ts';

const telemetry = { ...testCluster().telemetry, metrics: 'victoria-metrics' } as const;
const rendering = testRender(victoriaMetrics, {
  folder: 'apps/platform/victoria-metrics',
  cluster: testCluster({ telemetry }),
  others: [testFoundation('grafana')],
});

it('is where the facts ask for it', () => {
  expect(victoriaMetrics.clusters(testCluster({ telemetry }))).toBe(true);
  expect(victoriaMetrics.clusters(testCluster())).toBe(false);
});

it('keeps one of each two samples on a volume that outlives it', () => {
  expect(rendering.get('StatefulSet', 'victoria-metrics')['spec']).toMatchObject({
    replicas: 1,
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    template: {
      spec: {
        automountServiceAccountToken: false,
        containers: [
          {
            name: 'victoria-metrics',
            args: expect.arrayContaining(['-dedup.minScrapeInterval=30s', '-retentionPeriod=90d']) as unknown,
            image: expect.stringMatching(/victoria-metrics:v1\.136\.0@sha256:[0-9a-f]{64}$/) as unknown,
          },
        ],
      },
    },
  });
});

it('is reached by Prometheus and Grafana, and reaches nothing but names', () => {
  const { ingress, egress } = rendering.get('NetworkPolicy', 'victoria-metrics')['spec'] as Record<string, unknown[]>;
  expect(ingress).toHaveLength(2);
  expect(egress).toHaveLength(1);
});
