import type { ScopedGroup } from '../group.ts';

/** Whether there is room: for load, for the loss of a zone, for an update of nodes. */
export const roomAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const budget = `namespace="${namespace}",poddisruptionbudget="order"`;
  const autoscaler = `namespace="${namespace}",horizontalpodautoscaler="order"`;
  const quota = `namespace="${namespace}",resourcequota="quota",resource="limits.memory"`;
  const budgetOf = (metric: string) => `max by (namespace, poddisruptionbudget) (${metric}{${namespaces}})`;
  const autoscalerOf = (metric: string) => `max by (namespace, horizontalpodautoscaler) (${metric}{${namespaces}})`;
  const quotaOf = (type: string) =>
    `max by (namespace, resourcequota, resource) (kube_resourcequota{type="${type}",${namespaces}})`;
  const set = 'namespace, created_by_name';
  const placed =
    `kube_pod_info{created_by_kind="ReplicaSet",${namespaces}}` +
    ' * on (node) group_left (label_topology_kubernetes_io_zone) kube_node_labels';
  const nodes = Object.fromEntries(
    ['a', 'b', 'c'].map((zone) => [
      `kube_node_labels{node="${zone}",label_topology_kubernetes_io_zone="eu-1${zone}"}`,
      '1x60',
    ]),
  );
  const pods = (...on: string[]) =>
    Object.fromEntries(
      on.map((node, i) => [
        `kube_pod_info{namespace="${namespace}",pod="order-${i}",node="${node}",created_by_kind="ReplicaSet",created_by_name="order-1"}`,
        '1x60',
      ]),
    );
  return {
    name: 'room',
    exporters: ['kube-state-metrics'],
    owner,
    alerts: [
      {
        name: 'PDBNoRoom',
        expr:
          `${budgetOf('kube_poddisruptionbudget_status_pod_disruptions_allowed')} == 0` +
          ` and ${budgetOf('kube_poddisruptionbudget_status_expected_pods')} > 1`,
        for: '15m',
        severity: 'ticket',
        summary: 'No pod of {{ $labels.namespace }}/{{ $labels.poddisruptionbudget }} may go',
        description: 'Nodes with its pods cannot be drained: updates of the cluster wait, or are forced.',
        fires: [
          {
            name: 'one of two is not healthy',
            series: {
              [`kube_poddisruptionbudget_status_pod_disruptions_allowed{${budget}}`]: '0x60',
              [`kube_poddisruptionbudget_status_expected_pods{${budget}}`]: '2x60',
            },
            at: '20m',
            firing: [{ namespace, poddisruptionbudget: 'order' }],
          },
        ],
        silent: [
          {
            name: 'one may go',
            series: {
              [`kube_poddisruptionbudget_status_pod_disruptions_allowed{${budget}}`]: '1x60',
              [`kube_poddisruptionbudget_status_expected_pods{${budget}}`]: '2x60',
            },
            at: '20m',
          },
          {
            name: 'there is only one',
            series: {
              [`kube_poddisruptionbudget_status_pod_disruptions_allowed{${budget}}`]: '0x60',
              [`kube_poddisruptionbudget_status_expected_pods{${budget}}`]: '1x60',
            },
            at: '20m',
          },
        ],
      },
      {
        name: 'HPAMaxed',
        expr:
          `${autoscalerOf('kube_horizontalpodautoscaler_status_current_replicas')}` +
          ` >= ${autoscalerOf('kube_horizontalpodautoscaler_spec_max_replicas')}` +
          ` and ${autoscalerOf('kube_horizontalpodautoscaler_spec_max_replicas')}` +
          ` > ${autoscalerOf('kube_horizontalpodautoscaler_spec_min_replicas')}`,
        for: '15m',
        severity: 'ticket',
        summary: '{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} cannot grow any more',
        description: 'It has all {{ $value }} pods that it may have; more load makes it slow.',
        fires: [
          {
            name: 'ten of ten',
            series: {
              [`kube_horizontalpodautoscaler_status_current_replicas{${autoscaler}}`]: '10x60',
              [`kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}}`]: '10x60',
              [`kube_horizontalpodautoscaler_spec_min_replicas{${autoscaler}}`]: '6x60',
            },
            at: '20m',
            firing: [{ namespace, horizontalpodautoscaler: 'order' }],
          },
        ],
        silent: [
          {
            name: 'nine of ten',
            series: {
              [`kube_horizontalpodautoscaler_status_current_replicas{${autoscaler}}`]: '9x60',
              [`kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}}`]: '10x60',
              [`kube_horizontalpodautoscaler_spec_min_replicas{${autoscaler}}`]: '3x60',
            },
            at: '20m',
          },
          {
            name: 'it may not grow at all',
            series: {
              [`kube_horizontalpodautoscaler_status_current_replicas{${autoscaler}}`]: '2x60',
              [`kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}}`]: '2x60',
              [`kube_horizontalpodautoscaler_spec_min_replicas{${autoscaler}}`]: '2x60',
            },
            at: '20m',
          },
        ],
      },
      {
        name: 'ZoneSkew',
        // an even share is what the fullest zone is compared with: a zone without any pod has no series to compare
        expr:
          `max by (${set}) (count by (${set}, label_topology_kubernetes_io_zone) (${placed}))` +
          ` > 1.5 * (count by (${set}) (${placed}) > 1)` +
          ' / on () group_left () count(count by (label_topology_kubernetes_io_zone) (kube_node_labels))',
        for: '30m',
        severity: 'ticket',
        summary: 'Pods of {{ $labels.namespace }}/{{ $labels.created_by_name }} are not spread over the zones',
        description:
          '{{ $value }} of them are in one zone: its loss takes more of them than the others can stand in for.',
        fires: [
          {
            name: 'two in one zone, none in the other two',
            series: { ...nodes, ...pods('a', 'a') },
            at: '40m',
            firing: [{ namespace, created_by_name: 'order-1' }],
          },
          {
            name: 'four of six in one zone',
            series: { ...nodes, ...pods('a', 'a', 'a', 'a', 'b', 'c') },
            at: '40m',
            firing: [{ namespace, created_by_name: 'order-1' }],
          },
        ],
        silent: [
          { name: 'one in each zone', series: { ...nodes, ...pods('a', 'b', 'c') }, at: '40m' },
          { name: 'two in two of three zones', series: { ...nodes, ...pods('a', 'b') }, at: '40m' },
          { name: 'only one', series: { ...nodes, ...pods('a') }, at: '40m' },
        ],
      },
      {
        name: 'QuotaNearlyUsed',
        expr: `${quotaOf('used')} / (${quotaOf('hard')} > 0) > 0.9`,
        for: '15m',
        severity: 'ticket',
        summary: 'Namespace {{ $labels.namespace }} has used up {{ $labels.resource }}',
        description:
          '{{ $value | humanizePercentage }} of the quota: beyond it no further pod starts, not even of a rollout.',
        fires: [
          {
            name: 'ninety-five hundredths',
            series: {
              [`kube_resourcequota{${quota},type="used"}`]: '95x60',
              [`kube_resourcequota{${quota},type="hard"}`]: '100x60',
            },
            at: '20m',
            firing: [{ namespace, resourcequota: 'quota', resource: 'limits.memory' }],
          },
        ],
        silent: [
          {
            name: 'eighty-five hundredths',
            series: {
              [`kube_resourcequota{${quota},type="used"}`]: '85x60',
              [`kube_resourcequota{${quota},type="hard"}`]: '100x60',
            },
            at: '20m',
          },
        ],
      },
    ],
  };
};
