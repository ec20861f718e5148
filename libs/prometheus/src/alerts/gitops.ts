import type { PlatformGroup } from './group.ts';

/** Whether two owners write the same object, whatever engine there is. */
export const ownershipAlerts: PlatformGroup = {
  name: 'ownership',
  exporters: ['kube-state-metrics'],
  alerts: [
    {
      name: 'OwnersFighting',
      // an autoscaler writes the number of replicas, and only that
      expr:
        'max by (namespace, deployment) (changes(kube_deployment_metadata_generation[1h])' +
        ' - changes(kube_deployment_spec_replicas[1h])) > 6',
      for: '15m',
      severity: 'page',
      summary: 'Deployment {{ $labels.namespace }}/{{ $labels.deployment }} is rewritten again and again',
      description: '{{ $value }} times in an hour: two owners undo each other, and pods may restart each time.',
      fires: [
        {
          name: 'every six minutes',
          series: {
            'kube_deployment_metadata_generation{namespace="order",deployment="order"}':
              '1x5 2x5 3x5 4x5 5x5 6x5 7x5 8x5 9x5 10x5 11x5 12x5 13x5 14x5 15x5',
            'kube_deployment_spec_replicas{namespace="order",deployment="order"}': '3x90',
          },
          at: '85m',
          firing: [{ namespace: 'order', deployment: 'order' }],
        },
      ],
      silent: [
        {
          name: 'five releases',
          series: {
            'kube_deployment_metadata_generation{namespace="order",deployment="order"}':
              '1x10 2x10 3x10 4x10 5x10 6x90',
            'kube_deployment_spec_replicas{namespace="order",deployment="order"}': '3x150',
          },
          at: '60m',
        },
        {
          name: 'ten sizes by the autoscaler',
          series: {
            'kube_deployment_metadata_generation{namespace="order",deployment="order"}':
              '1x5 2x5 3x5 4x5 5x5 6x5 7x5 8x5 9x5 10x5 11x5 12x5 13x5 14x5 15x5',
            'kube_deployment_spec_replicas{namespace="order",deployment="order"}':
              '3x5 4x5 5x5 6x5 5x5 4x5 3x5 4x5 5x5 6x5 7x5 6x5 5x5 4x5 3x5',
          },
          at: '85m',
        },
      ],
    },
  ],
};

const application = 'namespace="argocd",name="order",project="ordering"';

export const argocdAlerts: PlatformGroup = {
  name: 'gitops',
  exporters: ['argocd'],
  on: ({ engine }) => engine === 'argocd',
  alerts: [
    {
      name: 'GitOpsStale',
      expr: 'max by (name) (argocd_app_info{sync_status!="Synced"}) == 1',
      for: '15m',
      severity: 'page',
      summary: 'The cluster does not follow the repository: {{ $labels.name }}',
      description:
        'For a quarter of an hour what runs has differed from what was reviewed. A fix does not reach the cluster either.',
      fires: [
        {
          name: 'out of sync for twenty minutes',
          series: { [`argocd_app_info{${application},sync_status="OutOfSync",health_status="Healthy"}`]: '1x40' },
          at: '20m',
          firing: [{ name: 'order' }],
        },
        {
          name: 'it cannot be compared',
          series: { [`argocd_app_info{${application},sync_status="Unknown",health_status="Healthy"}`]: '1x40' },
          at: '20m',
          firing: [{ name: 'order' }],
        },
      ],
      silent: [
        {
          name: 'in sync',
          series: { [`argocd_app_info{${application},sync_status="Synced",health_status="Degraded"}`]: '1x40' },
          at: '20m',
        },
        {
          name: 'synced after ten minutes',
          series: {
            [`argocd_app_info{${application},sync_status="OutOfSync",health_status="Healthy"}`]: '1x10 _x30',
            [`argocd_app_info{${application},sync_status="Synced",health_status="Healthy"}`]: '_x10 1x30',
          },
          at: '20m',
        },
      ],
    },
    {
      name: 'GitOpsSyncFailing',
      expr: 'sum by (name) (increase(argocd_app_sync_total{phase=~"Error|Failed",dry_run!="true"}[30m])) > 2',
      severity: 'ticket',
      summary: 'Argo CD cannot apply {{ $labels.name }}',
      description: '{{ $value | humanize }} syncs failed in half an hour.',
      fires: [
        {
          name: 'four in half an hour',
          series: { [`argocd_app_sync_total{${application},phase="Failed"}`]: '0x5 1x7 2x7 3x7 4x30' },
          at: '32m',
          firing: [{ name: 'order' }],
        },
      ],
      silent: [
        {
          name: 'one',
          series: { [`argocd_app_sync_total{${application},phase="Failed"}`]: '0x10 1x60' },
          at: '30m',
        },
        {
          name: 'four, two hours ago',
          series: { [`argocd_app_sync_total{${application},phase="Failed"}`]: '0x5 1x5 2x5 3x5 4x180' },
          at: '60m',
        },
        {
          name: 'they succeed',
          series: { [`argocd_app_sync_total{${application},phase="Succeeded"}`]: '0+1x60' },
          at: '30m',
        },
      ],
    },
    {
      name: 'UnexpectedPrune',
      // ten objects are what the review stops at; only an accepted change removes as many
      expr: 'sum by (name) (increase(argocd_app_k8s_request_total{verb="Delete",response_code=~"2..",dry_run!="true"}[10m])) >= 10',
      severity: 'page',
      summary: 'Argo CD removes objects of {{ $labels.name }}',
      description:
        '{{ $value | humanize }} objects in ten minutes. Unless somebody accepted this change, stop the engine first.',
      fires: [
        {
          name: 'fifteen at once',
          series: {
            [`argocd_app_k8s_request_total{${application},verb="Delete",response_code="200",resource_kind="Service"}`]:
              '0x10 15x30',
          },
          at: '12m',
          firing: [{ name: 'order' }],
        },
      ],
      silent: [
        {
          name: 'six at once',
          series: {
            [`argocd_app_k8s_request_total{${application},verb="Delete",response_code="200",resource_kind="Service"}`]:
              '0x10 6x30',
          },
          at: '12m',
        },
        {
          name: 'fifteen, half an hour ago',
          series: {
            [`argocd_app_k8s_request_total{${application},verb="Delete",response_code="200",resource_kind="Service"}`]:
              '0x10 15x60',
          },
          at: '40m',
        },
        {
          name: 'fifteen that were read',
          series: {
            [`argocd_app_k8s_request_total{${application},verb="Get",response_code="200",resource_kind="Service"}`]:
              '0x10 15x30',
          },
          at: '12m',
        },
      ],
    },
  ],
};

const kustomization = 'customresource_kind="Kustomization",exported_namespace="flux-system",name="order"';

export const fluxAlerts: PlatformGroup = {
  name: 'gitops',
  exporters: ['flux-resources'],
  on: ({ engine }) => engine === 'flux',
  alerts: [
    {
      name: 'GitOpsStale',
      expr: 'max by (customresource_kind, exported_namespace, name) (gotk_resource_info{ready="False"}) == 1',
      for: '15m',
      severity: 'page',
      summary: 'The cluster does not follow the repository: {{ $labels.customresource_kind }} {{ $labels.name }}',
      description: 'For a quarter of an hour it has not been ready. A fix does not reach the cluster either.',
      fires: [
        {
          name: 'not ready for twenty minutes',
          series: { [`gotk_resource_info{${kustomization},ready="False"}`]: '1x40' },
          at: '20m',
          firing: [{ customresource_kind: 'Kustomization', exported_namespace: 'flux-system', name: 'order' }],
        },
      ],
      silent: [
        {
          name: 'ready',
          series: { [`gotk_resource_info{${kustomization},ready="True"}`]: '1x40' },
          at: '20m',
        },
        {
          name: 'ready after ten minutes',
          series: {
            [`gotk_resource_info{${kustomization},ready="False"}`]: '1x10 _x30',
            [`gotk_resource_info{${kustomization},ready="True"}`]: '_x10 1x30',
          },
          at: '20m',
        },
      ],
    },
    {
      name: 'GitOpsSuspended',
      expr: 'max by (customresource_kind, exported_namespace, name) (gotk_resource_info{suspended="true"}) == 1',
      for: '4h',
      severity: 'ticket',
      summary: '{{ $labels.customresource_kind }} {{ $labels.name }} is suspended',
      description: 'Nothing that is merged reaches it. Somebody suspended it and did not resume it.',
      fires: [
        {
          name: 'for five hours',
          interval: '5m',
          series: { [`gotk_resource_info{${kustomization},suspended="true"}`]: '1x80' },
          at: '5h',
          firing: [{ customresource_kind: 'Kustomization', exported_namespace: 'flux-system', name: 'order' }],
        },
      ],
      silent: [
        {
          name: 'for an hour',
          interval: '5m',
          series: {
            [`gotk_resource_info{${kustomization},suspended="true"}`]: '1x12 _x80',
            [`gotk_resource_info{${kustomization},suspended="false"}`]: '_x12 1x80',
          },
          at: '5h',
        },
      ],
    },
  ],
};
