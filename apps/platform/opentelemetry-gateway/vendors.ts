import type { CollectorPart } from '@delivery/constructs/operator';
import type { Cluster, Telemetry } from '@delivery/fleet';

type Vendor = Telemetry['exporters'][number];

/** Secret with a key for each service outside that gets a copy: its entries are named as the facts name the service. */
export const vendorKeys = { name: 'vendor-keys', folder: '/etc/vendor-keys' } as const;

/** The collector reads the file itself, so that the key stands in no environment and in no ConfigMap. */
const keyOf = (vendor: Vendor) => `\${file:${vendorKeys.folder}/${vendor}}`;

/** Both keep data in the European Union. */
const exporters: Readonly<Record<Vendor, { readonly id: string; readonly part: CollectorPart }>> = {
  /** @see https://docs.datadoghq.com/opentelemetry/setup/collector_exporter/ */
  datadog: {
    id: 'datadog',
    part: {
      api: { key: keyOf('datadog'), site: 'datadoghq.eu' },
      // hosts are counted by what agents see; the gateway is none of them
      host_metadata: { enabled: false },
    },
  },
  /** @see https://docs.newrelic.com/docs/opentelemetry/best-practices/opentelemetry-otlp/ */
  'new-relic': {
    id: 'otlphttp/new-relic',
    part: {
      endpoint: 'https://otlp.eu01.nr-data.net',
      headers: { 'api-key': keyOf('new-relic') },
      compression: 'gzip',
    },
  },
};

/** Exporters to services outside, by their ids; none on most clusters. */
export function vendorExporters({ telemetry }: Pick<Cluster, 'telemetry'>): Readonly<Record<string, CollectorPart>> {
  return Object.fromEntries(telemetry.exporters.map((vendor) => [exporters[vendor].id, exporters[vendor].part]));
}
