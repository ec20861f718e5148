import { spec, type RowCases } from '../row-case.ts';

export const operatorsCases: RowCases = {
  'a database that shrinks': {
    kind: 'postgresql.cnpg.io/Cluster',
    before: spec({ storage: { size: '2Gi' } }),
    after: spec({ storage: { size: '1Gi' } }),
    effect: 'refused',
    near: { after: spec({ storage: { size: '3Gi' } }), effect: 'live' },
  },
  'the image of a database': {
    kind: 'postgresql.cnpg.io/Cluster',
    before: spec({ imageName: 'a' }),
    after: spec({ imageName: 'b' }),
    effect: 'rolling-restart',
    near: { before: spec({ description: 'a' }), after: spec({ description: 'b' }), effect: 'live' },
  },
  'the version of a Prometheus': {
    kind: 'monitoring.coreos.com/Prometheus',
    before: spec({ version: 'a' }),
    after: spec({ version: 'b' }),
    effect: 'rolling-restart',
    near: { before: spec({ ruleSelector: { a: '1' } }), after: spec({ ruleSelector: { a: '2' } }), effect: 'live' },
  },
  'the configuration of a collector': {
    kind: 'opentelemetry.io/OpenTelemetryCollector',
    before: spec({ config: { a: 1 } }),
    after: spec({ config: { a: 2 } }),
    effect: 'rolling-restart',
    near: { before: spec({ replicas: 1 }), after: spec({ replicas: 2 }), effect: 'live' },
  },
};
