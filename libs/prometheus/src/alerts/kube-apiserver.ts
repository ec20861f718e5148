import type { PlatformGroup } from './group.ts';

const requests = (matchers: string) => `sum(increase(apiserver_request_total{${matchers}}[5m]))`;

export const apiserverAlerts: PlatformGroup = {
  name: 'kube-apiserver',
  exporters: ['kube-apiserver'],
  alerts: [
    {
      name: 'APIServerErrors',
      expr: `${requests('code=~"5..",verb!="WATCH"')} / (${requests('verb!="WATCH"')} > 0) > 0.03`,
      for: '5m',
      severity: 'page',
      summary: 'The API server fails',
      description:
        '{{ $value | humanizePercentage }} of its requests fail: pods run on, but nothing is scheduled, healed or rolled out.',
      fires: [
        {
          name: 'one of twenty',
          series: {
            'apiserver_request_total{code="200",verb="GET"}': '0+950x60',
            'apiserver_request_total{code="503",verb="GET"}': '0+50x60',
          },
          at: '30m',
        },
      ],
      silent: [
        {
          name: 'one of fifty',
          series: {
            'apiserver_request_total{code="200",verb="GET"}': '0+980x60',
            'apiserver_request_total{code="503",verb="GET"}': '0+20x60',
          },
          at: '30m',
        },
        {
          name: 'watches that end',
          series: {
            'apiserver_request_total{code="200",verb="GET"}': '0+980x60',
            'apiserver_request_total{code="504",verb="WATCH"}': '0+500x60',
          },
          at: '30m',
        },
        {
          name: 'all, until twenty minutes ago',
          series: {
            'apiserver_request_total{code="200",verb="GET"}': '0x20 0+1000x60',
            'apiserver_request_total{code="503",verb="GET"}': '0+1000x20 20000x60',
          },
          at: '40m',
        },
      ],
    },
    {
      name: 'DeprecatedApiUsed',
      expr:
        'max by (group, version, resource, removed_release)' +
        ' (apiserver_requested_deprecated_apis{removed_release!=""}) == 1',
      for: '1h',
      severity: 'ticket',
      summary:
        '{{ $labels.group }}/{{ $labels.version }} {{ $labels.resource }} is gone in Kubernetes {{ $labels.removed_release }}',
      description: 'Somebody still asks for it; after the update of the cluster that program fails.',
      fires: [
        {
          name: 'asked for',
          interval: '5m',
          series: {
            'apiserver_requested_deprecated_apis{group="batch",version="v1beta1",resource="cronjobs",removed_release="1.38"}':
              '1x40',
          },
          at: '2h',
          firing: [{ group: 'batch', version: 'v1beta1', resource: 'cronjobs', removed_release: '1.38' }],
        },
      ],
      silent: [
        {
          name: 'it goes some day',
          interval: '5m',
          series: {
            'apiserver_requested_deprecated_apis{group="",version="v1",resource="endpoints",removed_release=""}':
              '1x40',
          },
          at: '2h',
        },
      ],
    },
  ],
};
