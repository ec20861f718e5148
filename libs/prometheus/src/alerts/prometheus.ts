import type { PlatformGroup } from './group.ts';

/** Prometheus about itself: whether samples are stored, rules evaluated and alerts sent. */
export const prometheusAlerts: PlatformGroup = {
  name: 'prometheus',
  exporters: ['prometheus'],
  alerts: [
    {
      name: 'Watchdog',
      // a constant would fire without scraping too: this proves scraping, storage, evaluation and sending
      expr: 'sum(up{job="prometheus"}) > 0',
      severity: 'page',
      summary: 'Alerts of this cluster work',
      description:
        'Always fires. Whoever waits for it outside pages when it stops: then no alert of this cluster would arrive.',
      fires: [{ name: 'it scrapes itself', series: { 'up{job="prometheus"}': '1x10' }, at: '5m' }],
      silent: [
        { name: 'it scrapes nothing', series: {}, at: '5m' },
        { name: 'its own scrape fails', series: { 'up{job="prometheus"}': '0x10' }, at: '5m' },
      ],
    },
    {
      name: 'PrometheusRuleFailures',
      expr: 'sum by (rule_group) (increase(prometheus_rule_evaluation_failures_total[5m])) > 0',
      for: '10m',
      severity: 'page',
      summary: 'Rules of {{ $labels.rule_group }} cannot be evaluated',
      description: 'Alerts of the group are blind; {{ $value }} evaluations failed in five minutes.',
      fires: [
        {
          name: 'every evaluation fails',
          series: { 'prometheus_rule_evaluation_failures_total{rule_group="order.slo"}': '0+1x60' },
          at: '30m',
          firing: [{ rule_group: 'order.slo' }],
        },
      ],
      silent: [
        {
          name: 'none fails',
          series: { 'prometheus_rule_evaluation_failures_total{rule_group="order.slo"}': '7x60' },
          at: '30m',
        },
        {
          name: 'some failed before, while it was loaded',
          series: { 'prometheus_rule_evaluation_failures_total{rule_group="order.slo"}': '0+1x5 5x60' },
          at: '30m',
        },
        {
          name: 'the counter began again',
          series: { 'prometheus_rule_evaluation_failures_total{rule_group="order.slo"}': '7x25 0x60' },
          at: '40m',
        },
      ],
    },
    {
      name: 'PrometheusRulesLate',
      expr:
        'max by (rule_group) (prometheus_rule_group_last_duration_seconds)' +
        ' > max by (rule_group) (prometheus_rule_group_interval_seconds)',
      for: '15m',
      severity: 'ticket',
      summary: 'Rules of {{ $labels.rule_group }} take longer than their interval',
      description:
        'One evaluation takes {{ $value | humanizeDuration }}: alerts come late and evaluations are left out.',
      fires: [
        {
          name: 'half a minute, every half minute and a bit',
          series: {
            'prometheus_rule_group_last_duration_seconds{rule_group="order.slo"}': '31x60',
            'prometheus_rule_group_interval_seconds{rule_group="order.slo"}': '30x60',
          },
          at: '30m',
          firing: [{ rule_group: 'order.slo' }],
        },
      ],
      silent: [
        {
          name: 'just in time',
          series: {
            'prometheus_rule_group_last_duration_seconds{rule_group="order.slo"}': '29x60',
            'prometheus_rule_group_interval_seconds{rule_group="order.slo"}': '30x60',
          },
          at: '30m',
        },
      ],
    },
    {
      name: 'PrometheusConfigRejected',
      expr: 'min(prometheus_config_last_reload_successful) == 0',
      for: '10m',
      severity: 'page',
      summary: 'Prometheus refuses its new configuration',
      description: 'New targets and rules are not read; after a restart nothing is.',
      fires: [
        {
          name: 'one of two replicas refuses it',
          series: {
            'prometheus_config_last_reload_successful{pod="prometheus-0"}': '1x60',
            'prometheus_config_last_reload_successful{pod="prometheus-1"}': '0x60',
          },
          at: '15m',
        },
      ],
      silent: [
        {
          name: 'taken',
          series: { 'prometheus_config_last_reload_successful{pod="prometheus-0"}': '1x60' },
          at: '15m',
        },
        {
          name: 'mended after five minutes',
          series: { 'prometheus_config_last_reload_successful{pod="prometheus-0"}': '0x5 1x60' },
          at: '15m',
        },
      ],
    },
    {
      name: 'AlertsNotSent',
      expr:
        'sum by (alertmanager) (increase(prometheus_notifications_errors_total[10m]))' +
        ' / (sum by (alertmanager) (increase(prometheus_notifications_sent_total[10m])) > 0) > 0.05',
      for: '10m',
      severity: 'page',
      summary: 'Alerts do not reach {{ $labels.alertmanager }}',
      description: '{{ $value | humanizePercentage }} of the alerts sent in ten minutes were refused or lost.',
      fires: [
        {
          name: 'eight of a hundred fail',
          series: {
            'prometheus_notifications_errors_total{alertmanager="a"}': '0+8x60',
            'prometheus_notifications_sent_total{alertmanager="a"}': '0+100x60',
          },
          at: '30m',
          firing: [{ alertmanager: 'a' }],
        },
      ],
      silent: [
        {
          name: 'four of a hundred fail',
          series: {
            'prometheus_notifications_errors_total{alertmanager="a"}': '0+4x60',
            'prometheus_notifications_sent_total{alertmanager="a"}': '0+100x60',
          },
          at: '30m',
        },
        {
          name: 'nothing was sent',
          series: {
            'prometheus_notifications_errors_total{alertmanager="a"}': '0x60',
            'prometheus_notifications_sent_total{alertmanager="a"}': '0x60',
          },
          at: '30m',
        },
        {
          name: 'they failed half an hour ago',
          series: {
            'prometheus_notifications_errors_total{alertmanager="a"}': '0+100x10 1000x60',
            'prometheus_notifications_sent_total{alertmanager="a"}': '0+100x80',
          },
          at: '45m',
        },
      ],
    },
    {
      name: 'AlertmanagerUnknown',
      expr: 'max(prometheus_notifications_alertmanagers_discovered) < 1',
      for: '5m',
      severity: 'page',
      summary: 'Prometheus knows no Alertmanager',
      description: 'Alerts fire and nobody hears of them.',
      fires: [
        { name: 'none is found', series: { prometheus_notifications_alertmanagers_discovered: '0x30' }, at: '10m' },
      ],
      silent: [
        { name: 'one is found', series: { prometheus_notifications_alertmanagers_discovered: '1x30' }, at: '10m' },
        {
          name: 'none for three minutes',
          series: { prometheus_notifications_alertmanagers_discovered: '0x3 1x30' },
          at: '10m',
        },
      ],
    },
    {
      name: 'PrometheusStorageFailing',
      expr:
        'sum(increase(prometheus_tsdb_compactions_failed_total[3h])) + sum(increase(prometheus_tsdb_reloads_failures_total[3h]))' +
        ' + sum(increase(prometheus_tsdb_wal_corruptions_total[3h])) > 0',
      for: '10m',
      severity: 'ticket',
      summary: 'Prometheus cannot keep what it reads',
      description:
        '{{ $value }} times in three hours a block could not be written or read: its disk is full or damaged.',
      fires: [
        {
          name: 'compactions fail every hour',
          interval: '5m',
          series: {
            prometheus_tsdb_compactions_failed_total: '0x11 1x11 2x11 3x20',
            prometheus_tsdb_reloads_failures_total: '0x60',
            prometheus_tsdb_wal_corruptions_total: '0x60',
          },
          at: '3h',
        },
      ],
      silent: [
        {
          name: 'it failed five hours ago',
          interval: '5m',
          series: {
            prometheus_tsdb_compactions_failed_total: '0x3 2x100',
            prometheus_tsdb_reloads_failures_total: '0x100',
            prometheus_tsdb_wal_corruptions_total: '0x100',
          },
          at: '6h',
        },
      ],
    },
    {
      name: 'ScrapeTooLarge',
      expr:
        'sum(increase(prometheus_target_scrapes_exceeded_sample_limit_total[10m]))' +
        ' + sum(increase(prometheus_target_scrape_pool_exceeded_target_limit_total[10m])) > 0',
      for: '10m',
      severity: 'ticket',
      summary: 'Targets are left out, since they have too many series',
      description: 'A scrape over its limit is thrown away whole: {{ $value }} in ten minutes.',
      fires: [
        {
          name: 'every scrape of one target',
          series: {
            prometheus_target_scrapes_exceeded_sample_limit_total: '0+2x60',
            prometheus_target_scrape_pool_exceeded_target_limit_total: '0x60',
          },
          at: '30m',
        },
      ],
      silent: [
        {
          name: 'an hour ago',
          series: {
            prometheus_target_scrapes_exceeded_sample_limit_total: '0+2x10 20x80',
            prometheus_target_scrape_pool_exceeded_target_limit_total: '0x90',
          },
          at: '45m',
        },
      ],
    },
  ],
};
