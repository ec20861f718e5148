import type { PlatformGroup } from './group.ts';

/** Nodes as the API server sees them. */
export const nodeAlerts: PlatformGroup = {
  name: 'nodes',
  exporters: ['kube-state-metrics'],
  alerts: [
    {
      name: 'NodeNotReady',
      expr: 'max by (node) (kube_node_status_condition{condition="Ready",status="true"}) == 0',
      for: '10m',
      severity: 'ticket',
      summary: 'Node {{ $labels.node }} is not Ready',
      description:
        'Its pods were moved, or wait for a volume that it still holds; a node with local volumes takes its data along.',
      fires: [
        {
          name: 'a quarter of an hour',
          series: { 'kube_node_status_condition{node="a",condition="Ready",status="true"}': '1x2 0x30' },
          at: '15m',
          firing: [{ node: 'a' }],
        },
      ],
      silent: [
        {
          name: 'back after five minutes',
          series: { 'kube_node_status_condition{node="a",condition="Ready",status="true"}': '1x2 0x5 1x30' },
          at: '15m',
        },
        {
          name: 'removed by the autoscaler',
          series: { 'kube_node_status_condition{node="a",condition="Ready",status="true"}': '1x2 0x5 _x30' },
          at: '20m',
        },
      ],
    },
    {
      name: 'NodesNotReady',
      expr:
        'sum(kube_node_status_condition{condition="Ready",status="true"} == bool 0)' +
        ' / count(kube_node_status_condition{condition="Ready",status="true"}) > 0.2',
      for: '3m',
      severity: 'page',
      summary: 'Many nodes are not Ready',
      description: '{{ $value | humanizePercentage }} of the nodes at once: a zone, the network or the control plane.',
      fires: [
        {
          name: 'one of three',
          series: {
            'kube_node_status_condition{node="a",condition="Ready",status="true"}': '0x30',
            'kube_node_status_condition{node="b",condition="Ready",status="true"}': '1x30',
            'kube_node_status_condition{node="c",condition="Ready",status="true"}': '1x30',
          },
          at: '5m',
        },
      ],
      silent: [
        {
          name: 'one of six',
          series: {
            'kube_node_status_condition{node="a",condition="Ready",status="true"}': '0x30',
            'kube_node_status_condition{node="b",condition="Ready",status="true"}': '1x30',
            'kube_node_status_condition{node="c",condition="Ready",status="true"}': '1x30',
            'kube_node_status_condition{node="d",condition="Ready",status="true"}': '1x30',
            'kube_node_status_condition{node="e",condition="Ready",status="true"}': '1x30',
            'kube_node_status_condition{node="f",condition="Ready",status="true"}': '1x30',
          },
          at: '5m',
        },
      ],
    },
    {
      name: 'NodePressure',
      expr:
        'max by (node, condition)' +
        ' (kube_node_status_condition{condition=~"MemoryPressure|DiskPressure|PIDPressure",status="true"}) == 1',
      for: '5m',
      severity: 'ticket',
      summary: 'Node {{ $labels.node }} has {{ $labels.condition }}',
      description: 'It takes no new pods and throws some out, those that use more than they asked for first.',
      fires: [
        {
          name: 'its disk is full',
          series: { 'kube_node_status_condition{node="a",condition="DiskPressure",status="true"}': '1x30' },
          at: '10m',
          firing: [{ node: 'a', condition: 'DiskPressure' }],
        },
      ],
      silent: [
        {
          name: 'none',
          series: {
            'kube_node_status_condition{node="a",condition="DiskPressure",status="true"}': '0x30',
            'kube_node_status_condition{node="a",condition="DiskPressure",status="false"}': '1x30',
            'kube_node_status_condition{node="a",condition="Ready",status="true"}': '1x30',
          },
          at: '10m',
        },
      ],
    },
    {
      name: 'PersistentVolumeFailed',
      expr: 'max by (persistentvolume, phase) (kube_persistentvolume_status_phase{phase=~"Failed|Pending"}) == 1',
      for: '10m',
      severity: 'ticket',
      summary: 'Volume {{ $labels.persistentvolume }} is {{ $labels.phase }}',
      description: 'The cloud could not make or remove it: a pod waits for it, or it is paid for and used by nobody.',
      fires: [
        {
          name: 'it could not be removed',
          series: { 'kube_persistentvolume_status_phase{persistentvolume="pv-1",phase="Failed"}': '1x30' },
          at: '15m',
          firing: [{ persistentvolume: 'pv-1', phase: 'Failed' }],
        },
      ],
      silent: [
        {
          name: 'bound',
          series: {
            'kube_persistentvolume_status_phase{persistentvolume="pv-1",phase="Failed"}': '0x30',
            'kube_persistentvolume_status_phase{persistentvolume="pv-1",phase="Bound"}': '1x30',
          },
          at: '15m',
        },
      ],
    },
  ],
};
