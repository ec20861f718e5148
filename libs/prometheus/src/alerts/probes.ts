import type { PlatformGroup } from './group.ts';

const day = 86_400;
const ask = (cloud: string, cluster: string) =>
  `probe_success{job="entrance",cloud="${cloud}",cluster="${cluster}",host="api.${cluster}.delivery.example"}`;
const aws = ask('aws', 'aws-prod-eu-west-1');
const aws2 = ask('aws', 'aws-prod-us-east-1');
const gcp = ask('gcp', 'gcp-prod-europe-west1');
const azure = ask('azure', 'azure-prod-westeurope');
const global = 'probe_success{job="global",host="api.delivery.example"}';

/** What customers see, asked from outside: job `entrance` asks every cluster by its own name, job `global` the name that customers use. */
export const probeAlerts: PlatformGroup = {
  name: 'probes',
  exporters: ['blackbox-exporter'],
  on: ({ role }) => role === 'observability',
  alerts: [
    {
      name: 'CloudSplit',
      expr: '(count(max by (cloud) (probe_success{job="entrance"}) == 1) or vector(0)) < 2',
      for: '1m',
      severity: 'page',
      summary: 'Fewer than two clouds answer',
      description:
        '{{ $value }} clouds answer customers. With one, its loss is the loss of everything; with none, everything is lost.',
      fires: [
        { name: 'one of three', series: { [aws]: '1x20', [gcp]: '0x20', [azure]: '0x20' }, at: '5m' },
        { name: 'none', series: { [aws]: '0x20', [gcp]: '0x20', [azure]: '0x20' }, at: '5m' },
        { name: 'two clusters, both of one cloud', series: { [aws]: '1x20', [aws2]: '1x20', [gcp]: '0x20' }, at: '5m' },
        { name: 'nobody asks', series: {}, at: '5m' },
      ],
      silent: [
        { name: 'two of three', series: { [aws]: '1x20', [gcp]: '1x20', [azure]: '0x20' }, at: '5m' },
        { name: 'one of two clusters of a cloud', series: { [aws]: '0x20', [aws2]: '1x20', [gcp]: '1x20' }, at: '5m' },
      ],
    },
    {
      name: 'ClusterUnreachable',
      expr: 'max by (cluster, host) (probe_success{job="entrance"}) == 0',
      for: '2m',
      severity: 'page',
      summary: 'Cluster {{ $labels.cluster }} does not answer customers',
      description: '{{ $labels.host }} fails from outside. The global name should have left it out by now.',
      fires: [
        {
          name: 'for five minutes',
          series: { [gcp]: '1x5 0x20' },
          at: '10m',
          firing: [{ cluster: 'gcp-prod-europe-west1', host: 'api.gcp-prod-europe-west1.delivery.example' }],
        },
      ],
      silent: [
        { name: 'for a minute', series: { [gcp]: '1x5 0 1x20' }, at: '10m' },
        { name: 'it answers', series: { [gcp]: '1x20' }, at: '10m' },
      ],
    },
    {
      name: 'FailoverTooSlow',
      expr: 'min_over_time(max_over_time(probe_success{job="global"}[30s])[1d:15s]) == 0',
      severity: 'ticket',
      summary: '{{ $labels.host }} was away for longer than 30 s',
      description: 'Within the last day. Failing over should take less than 30 s: budget and promise are spent.',
      fires: [
        {
          name: 'a minute, two hours ago',
          interval: '15s',
          series: { [global]: '1x40 0x4 1x500' },
          at: '2h',
          firing: [{ job: 'global', host: 'api.delivery.example' }],
        },
        {
          name: 'twenty hours ago',
          interval: '5m',
          series: { [global]: '1x4 0 1x250' },
          at: '20h',
          firing: [{ job: 'global', host: 'api.delivery.example' }],
        },
      ],
      silent: [
        { name: 'a single failure', interval: '15s', series: { [global]: '1x40 0 1x500' }, at: '2h' },
        { name: 'never', interval: '15s', series: { [global]: '1x540' }, at: '2h' },
      ],
    },
    {
      name: 'EndpointCertExpiring',
      expr: `min by (host) (probe_ssl_earliest_cert_expiry) - time() < 7 * ${day}`,
      for: '15m',
      severity: 'page',
      summary: 'The certificate that {{ $labels.host }} shows ends soon',
      description:
        'In {{ $value | humanizeDuration }} customers are refused, whatever cert-manager says: this is what is served.',
      fires: [
        {
          name: 'in five days',
          series: { 'probe_ssl_earliest_cert_expiry{job="entrance",host="api.delivery.example"}': `${5 * day}x40` },
          at: '20m',
          firing: [{ host: 'api.delivery.example' }],
        },
      ],
      silent: [
        {
          name: 'in ten days',
          series: { 'probe_ssl_earliest_cert_expiry{job="entrance",host="api.delivery.example"}': `${10 * day}x40` },
          at: '20m',
        },
      ],
    },
  ],
};
