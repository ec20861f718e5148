import type { Indicators, Metrics, ServiceDeclaration } from '@delivery/catalog';

/** What every server of HTTP here exposes. */
const httpMetrics: Metrics = {
  http_requests_total: {
    type: 'counter',
    help: 'Requests answered, by status code and method.',
    labels: ['code', 'method'],
  },
  http_request_duration_seconds: {
    type: 'histogram',
    help: 'From the first byte of a request to the last of its answer; 0.5 is among the bounds of its buckets.',
    labels: ['method'],
  },
};

const httpIndicators: Indicators = {
  availability: { metric: 'http_requests_total', failed: 'code=~"5.."' },
  latency: { metric: 'http_request_duration_seconds', within: '0.5' },
};

/** What a service is measured by when its author says nothing: its requests, where it serves any and is scraped. */
export function withIndicators(
  service: Pick<ServiceDeclaration, 'ports' | 'metrics'> & { readonly slo?: Partial<Indicators> },
): Pick<ServiceDeclaration, 'metrics' | 'slo'> {
  const { ports, metrics, slo } = service;
  if (ports['http'] === undefined || ports['metrics'] === undefined)
    return {
      ...(metrics && { metrics }),
      ...(slo?.availability && { slo: { ...slo, availability: slo.availability } }),
    };
  return { metrics: { ...httpMetrics, ...metrics }, slo: { ...httpIndicators, ...slo } };
}
