import type { PlatformGroup } from './group.ts';

export const alertmanagerAlerts: PlatformGroup = {
  name: 'alertmanager',
  exporters: ['alertmanager'],
  alerts: [
    {
      name: 'NotificationsFailing',
      expr:
        'sum by (integration) (increase(alertmanager_notifications_failed_total[10m]))' +
        ' / (sum by (integration) (increase(alertmanager_notifications_total[10m])) > 0) > 0.05',
      for: '5m',
      severity: 'page',
      summary: 'Alertmanager cannot notify by {{ $labels.integration }}',
      description:
        '{{ $value | humanizePercentage }} of its notifications by {{ $labels.integration }} failed in ten minutes.',
      fires: [
        {
          name: 'one of twelve fails',
          series: {
            'alertmanager_notifications_failed_total{integration="pagerduty",reason="clientError"}': '0+1x60',
            'alertmanager_notifications_total{integration="pagerduty"}': '0+12x60',
          },
          at: '30m',
          firing: [{ integration: 'pagerduty' }],
        },
      ],
      silent: [
        {
          name: 'one of fifty fails',
          series: {
            'alertmanager_notifications_failed_total{integration="pagerduty",reason="clientError"}': '0+1x60',
            'alertmanager_notifications_total{integration="pagerduty"}': '0+50x60',
          },
          at: '30m',
        },
        {
          name: 'nobody was notified',
          series: {
            'alertmanager_notifications_failed_total{integration="pagerduty",reason="clientError"}': '3x60',
            'alertmanager_notifications_total{integration="pagerduty"}': '9x60',
          },
          at: '30m',
        },
        {
          name: 'they failed half an hour ago',
          series: {
            'alertmanager_notifications_failed_total{integration="pagerduty",reason="clientError"}': '0+12x10 120x60',
            'alertmanager_notifications_total{integration="pagerduty"}': '0+12x80',
          },
          at: '45m',
        },
      ],
    },
    {
      name: 'AlertmanagerConfigRejected',
      expr: 'min(alertmanager_config_last_reload_successful) == 0',
      for: '10m',
      severity: 'page',
      summary: 'Alertmanager refuses its new configuration',
      description: 'New routes do not hold; after a restart no alert is delivered.',
      fires: [
        {
          name: 'one of two refuses it',
          series: {
            'alertmanager_config_last_reload_successful{pod="alertmanager-0"}': '1x60',
            'alertmanager_config_last_reload_successful{pod="alertmanager-1"}': '0x60',
          },
          at: '15m',
        },
      ],
      silent: [
        {
          name: 'taken',
          series: { 'alertmanager_config_last_reload_successful{pod="alertmanager-0"}': '1x60' },
          at: '15m',
        },
      ],
    },
    {
      name: 'AlertmanagerSplit',
      expr: 'min(alertmanager_cluster_members) < count(up{job="alertmanager"})',
      for: '15m',
      severity: 'ticket',
      summary: 'Alertmanagers do not see each other',
      description: 'One sees {{ $value }} members: notifications come more than once, and silences hold on some only.',
      fires: [
        {
          name: 'one is alone',
          series: {
            'alertmanager_cluster_members{pod="a"}': '2x60',
            'alertmanager_cluster_members{pod="b"}': '2x60',
            'alertmanager_cluster_members{pod="c"}': '1x60',
            'up{job="alertmanager",pod="a"}': '1x60',
            'up{job="alertmanager",pod="b"}': '1x60',
            'up{job="alertmanager",pod="c"}': '1x60',
          },
          at: '20m',
        },
      ],
      silent: [
        {
          name: 'all see all',
          series: {
            'alertmanager_cluster_members{pod="a"}': '2x60',
            'alertmanager_cluster_members{pod="b"}': '2x60',
            'up{job="alertmanager",pod="a"}': '1x60',
            'up{job="alertmanager",pod="b"}': '1x60',
          },
          at: '20m',
        },
      ],
    },
  ],
};
