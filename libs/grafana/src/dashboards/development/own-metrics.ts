import type { Metric, ServiceDeclaration } from '@delivery/catalog';
import { graph, type Panel, type Query, type Unit } from '../../panel.ts';
import { selecting, type Select } from '../../select.ts';
import type { NamedService, View } from '../../view.ts';

/** A panel for each metric that a service declares beside those that its promises read. */
export function ownMetrics({ name, service }: NamedService, view: View): readonly Panel[] {
  const promised = [service.slo?.availability.metric, service.slo?.latency?.metric];
  // those of every server of HTTP, which its promises may or may not read
  const usual = ['http_requests_total', 'http_request_duration_seconds'];
  return Object.entries(service.metrics ?? {})
    .filter(([metric]) => !promised.includes(metric) && !usual.includes(metric))
    .map(([metric, declared]) => {
      const { how, unit, query } = readingOf(metric, declared, { name, service }, selecting(view));
      return graph({
        title: `${name}: ${metric}`,
        description: `${declared.help} ${how}`,
        unit,
        queries: [query],
      });
    });
}

interface Reading {
  readonly how: string;
  readonly unit: Unit;
  readonly query: Query;
}

function readingOf(
  metric: string,
  { type, labels = [] }: Metric,
  { name, service }: { readonly name: string; readonly service: ServiceDeclaration },
  { chosen, rate, by, inCluster }: Select,
): Reading {
  const own = `namespace="${name}"`;
  const each = by(...labels, 'cluster');
  const legend = `${labels.map((label) => `{{${label}}}`).join(' ')}${inCluster}`.trim() || metric;
  if (type === 'counter')
    return {
      how: 'How often a second.',
      unit: 'ops',
      query: { expr: `sum ${each} (${rate(metric, own)})`, legend },
    };
  if (type === 'histogram' || type === 'summary')
    return {
      how: 'The mean.',
      unit: unitOf(metric),
      query: {
        expr: `sum ${each} (${rate(`${metric}_sum`, own)}) / (sum ${each} (${rate(`${metric}_count`, own)}) > 0)`,
        legend,
      },
    };
  if (metric.endsWith('_timestamp_seconds')) {
    const { freshness } = service.slo ?? {};
    const counted = freshness?.metric === metric && freshness.selector !== undefined ? [freshness.selector] : [];
    return {
      how: 'The oldest: how long ago.',
      unit: 's',
      query: {
        expr: `time() - min ${by('cluster')} (${chosen(metric, own, ...counted)})`,
        legend: `oldest${inCluster}`,
      },
    };
  }
  return {
    how: 'The highest of all pods.',
    unit: unitOf(metric),
    query: { expr: `max ${each} (${chosen(metric, own)})`, legend },
  };
}

/** @see https://prometheus.io/docs/practices/naming/#base-units */
function unitOf(metric: string): Unit {
  if (metric.endsWith('_seconds')) return 's';
  if (metric.endsWith('_bytes')) return 'bytes';
  return metric.endsWith('_ratio') ? 'percentunit' : 'short';
}
