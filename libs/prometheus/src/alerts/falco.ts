import type { PlatformGroup } from './group.ts';

export const falcoAlerts: PlatformGroup = {
  name: 'falco',
  exporters: ['falco', 'kube-state-metrics'],
  alerts: [
    {
      name: 'FalcoSilent',
      expr: 'count(kube_node_info) - (sum(up{job="falco"}) or vector(0)) > 0',
      for: '10m',
      severity: 'page',
      summary: 'Nodes are not watched by Falco',
      description:
        '{{ $value }} nodes: what happens in their containers, nobody sees. An intruder would begin with this.',
      fires: [
        {
          name: 'one of two does not answer',
          series: {
            'kube_node_info{node="a"}': '1x30',
            'kube_node_info{node="b"}': '1x30',
            'up{job="falco",pod="falco-a"}': '1x30',
            'up{job="falco",pod="falco-b"}': '0x30',
          },
          at: '15m',
        },
        {
          name: 'there is none at all',
          series: { 'kube_node_info{node="a"}': '1x30', 'kube_node_info{node="b"}': '1x30' },
          at: '15m',
        },
      ],
      silent: [
        {
          name: 'one on each',
          series: {
            'kube_node_info{node="a"}': '1x30',
            'kube_node_info{node="b"}': '1x30',
            'up{job="falco",pod="falco-a"}': '1x30',
            'up{job="falco",pod="falco-b"}': '1x30',
          },
          at: '15m',
        },
        {
          name: 'a node was added five minutes ago',
          series: {
            'kube_node_info{node="a"}': '1x30',
            'kube_node_info{node="b"}': '_x10 1x30',
            'up{job="falco",pod="falco-a"}': '1x30',
          },
          at: '15m',
        },
      ],
    },
    {
      name: 'FalcoDropping',
      expr:
        'sum by (node) (increase(falcosecurity_scap_n_drops_total[10m]))' +
        ' / (sum by (node) (increase(falcosecurity_scap_n_evts_total[10m])) > 0) > 0.05',
      for: '10m',
      severity: 'ticket',
      summary: 'Falco misses system calls on {{ $labels.node }}',
      description: '{{ $value | humanizePercentage }} are lost: it is too busy, and may miss what matters.',
      fires: [
        {
          name: 'eight of a hundred',
          series: {
            'falcosecurity_scap_n_drops_total{node="a"}': '0+8000x60',
            'falcosecurity_scap_n_evts_total{node="a"}': '0+100000x60',
          },
          at: '30m',
          firing: [{ node: 'a' }],
        },
      ],
      silent: [
        {
          name: 'three of a hundred',
          series: {
            'falcosecurity_scap_n_drops_total{node="a"}': '0+3000x60',
            'falcosecurity_scap_n_evts_total{node="a"}': '0+100000x60',
          },
          at: '30m',
        },
        {
          name: 'many, half an hour ago',
          series: {
            'falcosecurity_scap_n_drops_total{node="a"}': '0+100000x10 1000000x60',
            'falcosecurity_scap_n_evts_total{node="a"}': '0+100000x80',
          },
          at: '45m',
        },
      ],
    },
  ],
};

export const falcosidekickAlerts: PlatformGroup = {
  name: 'falcosidekick',
  exporters: ['falcosidekick'],
  alerts: [
    {
      name: 'FalcoFindingsLost',
      expr: 'sum by (destination) (increase(falcosecurity_falcosidekick_outputs_total{status!~"ok|OK|202|200"}[10m])) > 0',
      for: '5m',
      severity: 'page',
      summary: 'Findings of Falco do not reach {{ $labels.destination }}',
      description:
        '{{ $value | humanize }} in ten minutes were seen and not delivered: read them in the logs of falcosidekick.',
      fires: [
        {
          name: 'Alertmanager does not take them',
          series: {
            'falcosecurity_falcosidekick_outputs_total{destination="alertmanager",status="error"}': '0+1x60',
          },
          at: '30m',
          firing: [{ destination: 'alertmanager' }],
        },
      ],
      silent: [
        {
          name: 'delivered',
          series: { 'falcosecurity_falcosidekick_outputs_total{destination="alertmanager",status="ok"}': '0+1x60' },
          at: '30m',
        },
        {
          name: 'some were lost half an hour ago',
          series: {
            'falcosecurity_falcosidekick_outputs_total{destination="alertmanager",status="error"}': '0+1x8 8x60',
          },
          at: '45m',
        },
      ],
    },
  ],
};
