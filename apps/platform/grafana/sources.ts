import { hostOf, loki, tempo, traceStoreOf, victoriaMetrics } from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { prometheusAddress, prometheusPods } from '@delivery/prometheus';
import { sources } from './place.ts';

/** @see https://grafana.com/docs/grafana/v12.2/administration/provisioning/#data-sources */
interface DataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly url: string;
  readonly access: 'proxy';
  readonly editable: false;
  readonly isDefault?: true;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

const common = { access: 'proxy', editable: false } as const;
const monitoring = `${prometheusPods.namespace}.svc.cluster.local`;

/** One of metrics, logs, traces and alerts each, so that panels name the same everywhere; each leads to the others. */
export function dataSources(cluster: Cluster): readonly DataSource[] {
  const store = traceStoreOf(cluster);
  return [
    metrics(cluster, store !== undefined),
    logs(store !== undefined),
    ...(store === undefined ? [] : [traces(store)]),
    {
      ...common,
      name: 'Alertmanager',
      uid: sources.alerts,
      type: 'alertmanager',
      url: `http://alertmanager-operated.${monitoring}:9093`,
      jsonData: { implementation: 'prometheus', handleGrafanaManagedAlerts: false },
    },
  ];
}

/** Where the metrics of years are, or those that there are. The cluster that watches the others sees all of them. */
function addressOf({ role, telemetry, bindings }: Cluster): string {
  const { namespace, name, port } = victoriaMetrics;
  if (telemetry.metrics === 'victoria-metrics') return `http://${name}.${namespace}.svc.cluster.local:${port}`;
  if (bindings.buckets['metrics'] === undefined) return prometheusAddress;
  return `http://thanos-${role === 'observability' ? 'global' : 'query'}.${monitoring}:10902`;
}

function metrics(cluster: Cluster, hasTraces: boolean): DataSource {
  const exemplars = [{ name: 'trace_id', datasourceUid: sources.traces }];
  return {
    ...common,
    name: 'Metrics',
    uid: sources.metrics,
    type: 'prometheus',
    url: addressOf(cluster),
    isDefault: true,
    jsonData: {
      httpMethod: 'POST',
      // as often as Prometheus scrapes
      timeInterval: '30s',
      ...(hasTraces && { exemplarTraceIdDestinations: exemplars }),
    },
  };
}

function logs(hasTraces: boolean): DataSource {
  return {
    ...common,
    name: 'Logs',
    uid: sources.logs,
    type: 'loki',
    url: `http://${hostOf(loki)}:${loki.ports.http}`,
    jsonData: {
      maxLines: 2000,
      // the trace that a line belongs to; a dollar sign is doubled, or Grafana takes a variable of its own
      ...(hasTraces && {
        derivedFields: [
          {
            name: 'Trace',
            matcherType: 'label',
            matcherRegex: 'trace_id',
            datasourceUid: sources.traces,
            url: '$${__value.raw}',
            urlDisplayLabel: 'Show the trace',
          },
        ],
      }),
    },
  };
}

function traces(store: NonNullable<ReturnType<typeof traceStoreOf>>): DataSource {
  const isTempo = store === tempo;
  const port = 'query' in store.ports ? store.ports.query : store.ports.http;
  return {
    ...common,
    name: 'Traces',
    uid: sources.traces,
    type: isTempo ? 'tempo' : 'jaeger',
    url: `http://${hostOf(store)}:${port}`,
    jsonData: {
      // the lines of the trace, of the service of a span
      tracesToLogsV2: {
        datasourceUid: sources.logs,
        spanStartTimeShift: '-5m',
        spanEndTimeShift: '5m',
        tags: [{ key: 'service.name', value: 'service_name' }],
        customQuery: true,
        query: '{$${__tags}} | trace_id = "$${__trace.traceId}"',
      },
      // how the service of a span did at that time
      tracesToMetrics: {
        datasourceUid: sources.metrics,
        spanStartTimeShift: '-15m',
        spanEndTimeShift: '15m',
        tags: [{ key: 'service.name', value: 'service' }],
        queries: [
          { name: 'Requests a second', query: 'sum by (code) (rate(http_requests_total{$$__tags}[5m]))' },
          { name: 'Share of failed requests', query: 'delivery:sli_error:ratio_rate5m{$$__tags}' },
        ],
      },
      nodeGraph: { enabled: true },
    },
  };
}
