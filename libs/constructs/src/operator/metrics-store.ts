import type { Bucket, Cluster } from '@delivery/fleet';
import { prometheusPods } from '@delivery/prometheus';
import type { PinnedImage } from './pinned-image.ts';

/** Tag and digest as quay.io shows them. Every part of Thanos is this one program. */
export const thanosImage: PinnedImage = {
  repository: 'quay.io/thanos/thanos',
  tag: 'v0.41.0',
  digest: 'sha256:cf3e9b292e4302ad4a4955b56379703aea39516607d382a57604a3d003c35d10',
};

/** Port on which every part of Thanos answers the others. */
export const storeApiPort = 10901;

/** Labels of the pods of one part of Thanos, e.g. `query`. */
export function thanosLabels(part: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/instance': `thanos-${part}`, 'app.kubernetes.io/name': 'thanos' };
}

/** The bucket that keeps a cluster's metrics for years, where Thanos carries them; undefined elsewhere. */
export function metricsBucket({ telemetry, bindings }: Pick<Cluster, 'telemetry' | 'bindings'>): Bucket | undefined {
  return telemetry.metrics === 'prometheus' ? bindings.buckets['metrics'] : undefined;
}

/** The pods that keep a cluster's metrics where VictoriaMetrics does, and how they are reached. */
export const victoriaMetrics = {
  namespace: prometheusPods.namespace,
  name: 'victoria-metrics',
  labels: { 'app.kubernetes.io/instance': 'victoria-metrics', 'app.kubernetes.io/name': 'victoria-metrics' },
  port: 8428,
} as const;
