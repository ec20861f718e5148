import type { CollectorPart } from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';

/** Of traces that are neither failed nor slow, the percentage that is kept. */
function kept({ availability, environment }: Pick<Cluster, 'availability' | 'environment'>): number {
  if (availability === 'development') return 100;
  return environment.name === 'production' ? 5 : 10;
}

/**
 * Decides about a trace when it is whole: every failed one and every slow one stays, and a share of the rest, by which to compare. Agents
 * send all spans of a trace to the same pod.
 *
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.153.0/processor/tailsamplingprocessor
 */
export function tailSampling(cluster: Pick<Cluster, 'availability' | 'environment'>): CollectorPart {
  return {
    decision_wait: '15s',
    num_traces: 50_000,
    policies: [
      { name: 'failed', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
      { name: 'slow', type: 'latency', latency: { threshold_ms: 1000 } },
      { name: 'rest', type: 'probabilistic', probabilistic: { sampling_percentage: kept(cluster) } },
    ],
  };
}
