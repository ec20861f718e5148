import type { Alert, AlertCase } from '@delivery/catalog';
import type { PlatformGroup } from './group.ts';

/** Series that show that an exporter works, where it has no targets of its own. */
const witnesses: Readonly<Record<string, string>> = {
  'blackbox-exporter': 'probe_success',
  'flux-resources': 'gotk_resource_info',
};

const witnessOf = (exporter: string) => witnesses[exporter] ?? `up{job="${exporter}"}`;
const isThere = (exporter: string) => (exporter in witnesses ? witnessOf(exporter) : `${witnessOf(exporter)} == 1`);

/**
 * Whether what the other alerts read is there: without it they would be silent, whatever happens. Every exporter of the cluster is
 * asked for by name, since one that was never found has no series that could be 0.
 */
export function targets(exporters: readonly string[]): PlatformGroup {
  return {
    name: 'targets',
    exporters,
    alerts: [...(exporters.length > 0 ? [targetMissing(exporters)] : []), targetDown],
  };
}

function targetMissing(exporters: readonly string[]): Alert {
  const seen = (names: readonly string[], values: string): Record<string, string> =>
    Object.fromEntries(names.map((name) => [witnessOf(name), values]));
  const gone = ([first = '']: readonly string[]): AlertCase[] => [
    {
      name: `${first} was never found`,
      series: seen(exporters.slice(1), '1x30'),
      at: '20m',
      firing: [{ job: first }],
    },
    { name: 'nothing is scraped at all', series: {}, at: '20m', firing: exporters.map((job) => ({ job })) },
  ];
  return {
    name: 'TargetMissing',
    expr: exporters.map((name) => `label_replace(absent(${isThere(name)}), "job", "${name}", "", "")`).join(' or '),
    for: '10m',
    severity: 'page',
    summary: 'No metrics of {{ $labels.job }} arrive',
    description:
      'Every alert that reads {{ $labels.job }} is blind: what it watches may be down, and nobody would hear of it.',
    fires: gone(exporters),
    silent: [
      { name: 'all are there', series: seen(exporters, '1x30'), at: '20m' },
      { name: 'one is back after five minutes', series: seen(exporters, '1x3 _x5 1x30'), at: '20m' },
    ],
  };
}

const targetDown: Alert = {
  name: 'TargetDown',
  // sites of the edge may be away for hours
  expr: 'avg by (job, namespace) (up{job!="federate"}) < 0.9',
  for: '15m',
  severity: 'ticket',
  summary: '{{ $labels.job }} in {{ $labels.namespace }} is not scraped whole',
  description: '{{ $value | humanizePercentage }} of its targets answer; what the others do is not seen.',
  fires: [
    {
      name: 'three of four answer',
      series: {
        'up{job="order",namespace="order",pod="a"}': '1x60',
        'up{job="order",namespace="order",pod="b"}': '1x60',
        'up{job="order",namespace="order",pod="c"}': '1x60',
        'up{job="order",namespace="order",pod="d"}': '0x60',
      },
      at: '20m',
      firing: [{ job: 'order', namespace: 'order' }],
    },
  ],
  silent: [
    {
      name: 'the link of a site is down',
      series: { 'up{job="federate",instance="prometheus.edge-hamburg.delivery.example:9090"}': '0x60' },
      at: '20m',
    },
    {
      name: 'all answer, but for one that did not ten minutes long',
      series: {
        'up{job="order",namespace="order",pod="a"}': '1x60',
        'up{job="order",namespace="order",pod="b"}': '1x2 0x9 1x50',
      },
      at: '20m',
    },
  ],
};
