import { quantity } from '@delivery/kubernetes';
import type { EffectRow } from '../row.ts';

const PROMETHEUS = 'https://prometheus-operator.dev/docs/api-reference/api/';

/** Custom resources that operators turn into pods and volumes. */
export const operators: readonly EffectRow[] = [
  {
    kinds: ['postgresql.cnpg.io/Cluster'],
    fields: ['spec.storage.size', 'spec.walStorage.size'],
    effect: 'refused',
    source: 'https://cloudnative-pg.io/documentation/current/storage/#volume-expansion',
    when: ({ before, after }) => (quantity(after) ?? 0n) < (quantity(before) ?? 0n),
  },
  {
    kinds: ['postgresql.cnpg.io/Cluster'],
    fields: ['spec.affinity', 'spec.imageName', 'spec.resources'],
    effect: 'rolling-restart',
    source: 'https://cloudnative-pg.io/documentation/current/rolling_update/',
  },
  {
    kinds: [
      'monitoring.coreos.com/Alertmanager',
      'monitoring.coreos.com/Prometheus',
      'monitoring.coreos.com/PrometheusAgent',
      'monitoring.coreos.com/ThanosRuler',
    ],
    fields: ['spec.affinity', 'spec.image', 'spec.podMetadata', 'spec.resources', 'spec.tolerations', 'spec.version'],
    effect: 'rolling-restart',
    source: PROMETHEUS,
  },
  {
    kinds: ['opentelemetry.io/OpenTelemetryCollector'],
    fields: [
      'spec.affinity',
      'spec.args',
      'spec.config',
      'spec.env',
      'spec.image',
      'spec.podAnnotations',
      'spec.resources',
    ],
    effect: 'rolling-restart',
    source: 'https://github.com/open-telemetry/opentelemetry-operator#opentelemetry-collector-operator',
  },
];
