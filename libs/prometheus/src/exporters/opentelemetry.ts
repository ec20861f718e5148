import type { Exporter } from '../exporter.ts';
import { otelCollector } from './otel-collector.ts';

const { version, see } = otelCollector;
const port = 8888;

/** The collectors of nodes. What they show is that of every collector. */
export const opentelemetryAgent: Exporter = {
  name: 'opentelemetry-agent',
  version,
  see,
  metrics: {},
  scrape: { namespace: 'opentelemetry-agent', labels: { 'app.kubernetes.io/name': 'opentelemetry-agent' }, port },
};

/** The collectors of clusters. What they show is that of every collector. */
export const opentelemetryGateway: Exporter = {
  name: 'opentelemetry-gateway',
  version,
  see,
  metrics: {},
  scrape: { namespace: 'opentelemetry', labels: { 'app.kubernetes.io/name': 'opentelemetry-gateway' }, port },
};

/** Built of the collector, and shows what a collector shows. */
export const jaeger: Exporter = {
  name: 'jaeger',
  version: '2.20.0',
  see: 'https://www.jaegertracing.io/docs/2.20/operations/monitoring/',
  metrics: {},
  scrape: { namespace: 'jaeger', labels: { 'app.kubernetes.io/name': 'jaeger' }, port },
};
