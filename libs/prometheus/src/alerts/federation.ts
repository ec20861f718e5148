import type { PlatformGroup } from './group.ts';

const site = 'prometheus.edge-hamburg.delivery.example:9090';

/** Sites of the edge, as the cluster sees them that reads their metrics. Their links may be away for hours. */
export const federationAlerts: PlatformGroup = {
  name: 'federation',
  exporters: ['prometheus'],
  on: ({ role }) => role === 'observability',
  alerts: [
    {
      name: 'EdgeSiteSilent',
      expr: 'max by (instance) (max_over_time(up{job="federate"}[4h])) == 0',
      for: '15m',
      severity: 'ticket',
      summary: 'Nothing is heard of a site of the edge: {{ $labels.instance }}',
      description:
        'For more than four hours its metrics could not be read. It may serve on, without anybody watching from here.',
      fires: [
        {
          name: 'for five hours',
          interval: '5m',
          series: { [`up{job="federate",instance="${site}"}`]: '1x6 0x80' },
          at: '5h',
          firing: [{ instance: site }],
        },
      ],
      silent: [
        {
          name: 'for three hours',
          interval: '5m',
          series: { [`up{job="federate",instance="${site}"}`]: '1x24 0x60' },
          at: '5h',
        },
        {
          name: 'heard of once in an hour',
          interval: '5m',
          series: { [`up{job="federate",instance="${site}"}`]: '1 0x11 1 0x11 1 0x11 1 0x11 1 0x11 1 0x11' },
          at: '5h',
        },
      ],
    },
  ],
};
