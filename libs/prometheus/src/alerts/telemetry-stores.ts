import type { Alert } from '@delivery/catalog';
import type { PlatformGroup } from './group.ts';

/** A store that takes in less than it is sent: what it refuses for good, nobody sends again. */
const discards = (name: string, store: string, what: string, metric: string, reason: string): Alert => ({
  name,
  expr: `sum by (reason) (increase(${metric}[15m])) > 1000`,
  for: '15m',
  severity: 'ticket',
  summary: `${store} refuses ${what}: {{ $labels.reason }}`,
  description: `{{ $value | humanize }} ${what} in a quarter of an hour. Whoever looks into an incident may miss them.`,
  fires: [
    {
      name: 'a hundred a minute, over two pods',
      series: {
        [`${metric}{reason="${reason}",pod="a"}`]: '0+50x90',
        [`${metric}{reason="${reason}",pod="b"}`]: '0+50x90',
      },
      at: '60m',
      firing: [{ reason }],
    },
  ],
  silent: [
    {
      name: 'sixty a minute',
      series: { [`${metric}{reason="${reason}",pod="a"}`]: '0+60x90' },
      at: '60m',
    },
    {
      name: 'many at once, and then no more',
      series: { [`${metric}{reason="${reason}",pod="a"}`]: '0+500x5 2500x60' },
      at: '40m',
    },
    {
      name: 'a counter that begins again',
      series: { [`${metric}{reason="${reason}",pod="a"}`]: '90000x30 0x60' },
      at: '40m',
    },
  ],
});

/** @see https://grafana.com/docs/loki/latest/operations/request-validation-rate-limits/ */
export const lokiAlerts: PlatformGroup = {
  name: 'loki',
  exporters: ['loki'],
  alerts: [discards('LokiDiscards', 'Loki', 'lines', 'loki_discarded_samples_total', 'rate_limited')],
};

/** @see https://grafana.com/docs/tempo/latest/troubleshooting/ */
export const tempoAlerts: PlatformGroup = {
  name: 'tempo',
  exporters: ['tempo'],
  alerts: [discards('TempoDiscards', 'Tempo', 'spans', 'tempo_discarded_spans_total', 'trace_too_large')],
};
