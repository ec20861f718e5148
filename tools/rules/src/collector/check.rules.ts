import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { open, problemsIn, uncheckedIn, type Configuration } from './check.ts';

const good = `
receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: {} } } }
processors:
  memory_limiter: { check_interval: 1s, limit_percentage: 80 }
  batch:
  tail_sampling:
    decision_wait: 10s
    policies: [{ name: errors, type: status_code, status_code: { status_codes: [ERROR] } }]
exporters:
  otlp/tempo: { endpoint: 'tempo:4317', tls: { insecure: true }, sending_queue: { enabled: true } }
  otlphttp: { endpoint: 'http://loki:3100/otlp', headers: { X-Scope-OrgID: a } }
extensions: { health_check: { endpoint: '\${env:POD_IP}:13133' } }
service:
  extensions: [health_check]
  pipelines:
    traces: { receivers: [otlp], processors: [memory_limiter, tail_sampling, batch], exporters: [otlp/tempo] }
    logs: { receivers: [otlp], processors: [memory_limiter, batch], exporters: [otlphttp] }
`;
const problems = (text: string) => problemsIn(load(text) as Configuration);

it('has nothing against what is right', () => {
  expect(problems(good)).toEqual([]);
  expect(uncheckedIn(load(good) as Configuration)).toEqual([]);
});

it.each<[string, string, string, string]>([
  ['a field that is none', 'limit_percentage', 'limit_percent', 'processors.memory_limiter: no field "limit_percent"'],
  ['a nested one', 'insecure: true', 'insecur: true', 'exporters.otlp/tempo.tls: no field "insecur"'],
  ['one of a policy', 'status_codes:', 'codes:', 'processors.tail_sampling.policies.0.status_code: no field "codes"'],
  [
    'a number for a duration',
    'decision_wait: 10s',
    'decision_wait: 10',
    'processors.tail_sampling.decision_wait: must be string',
  ],
  [
    'a word for a number',
    'limit_percentage: 80',
    'limit_percentage: most',
    'processors.memory_limiter.limit_percentage: must be integer',
  ],
  [
    'an exporter that is not there',
    'exporters: [otlphttp]',
    'exporters: [otlphttp, loki]',
    'service.logs.exporters: no component "loki" is configured',
  ],
  [
    'an extension that nobody starts',
    'extensions: [health_check]',
    'extensions: []',
    'extensions.health_check: nothing uses it',
  ],
  [
    'a pipeline without an end',
    'exporters: [otlp/tempo]',
    'exporters: []',
    'service.pipelines.traces: needs a receiver and an exporter',
  ],
  ['a signal that is none', 'logs: { rec', 'log: { rec', 'service.pipelines.log: no such signal'],
])('finds %s', (_, from, to, problem) => {
  expect(good).toContain(from);
  expect(problems(good.replace(from, to))).toContain(problem);
});

it('knows what it does not know', () => {
  expect(open).toEqual([
    'attributes: go.opentelemetry.io/collector/pdata/plog.severity_number',
    'tail_sampling: /pkg/ottl.error_mode',
    'transform: /pkg/ottl.error_mode',
    'health_check: /internal/healthcheck.config',
  ]);
});
