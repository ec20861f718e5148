import type { ScopedGroup } from '../group.ts';

/** Pods that do not come up, or do not stay. */
export const podAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const pod = `namespace="${namespace}",pod="order-0",uid="1"`;
  const container = `${pod},container="order"`;
  const onPod = { namespace, pod: 'order-0' };
  const onContainer = { ...onPod, container: 'order' };
  return {
    name: 'pods',
    exporters: ['kube-state-metrics'],
    owner,
    alerts: [
      {
        name: 'PodCrashLooping',
        expr:
          'max by (namespace, pod, container) (max_over_time(' +
          `kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff",${namespaces}}[5m])) == 1`,
        for: '10m',
        severity: 'page',
        summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} crashes again and again',
        description:
          'Container {{ $labels.container }} ends soon after every start; what it did for customers, others do, or nobody.',
        fires: [
          {
            name: 'it waits, but for a minute after every start',
            series: {
              [`kube_pod_container_status_waiting_reason{${container},reason="CrashLoopBackOff"}`]:
                '1x3 _ _ 1x3 _ _ 1x3 _ _ 1x3 _ _ 1x3 _ _ 1x3',
            },
            at: '20m',
            firing: [onContainer],
          },
        ],
        silent: [
          {
            name: 'it came up after five minutes',
            series: {
              [`kube_pod_container_status_waiting_reason{${container},reason="CrashLoopBackOff"}`]: '1x5 _x40',
            },
            at: '13m',
          },
          {
            name: 'it waits for its image',
            series: {
              [`kube_pod_container_status_waiting_reason{${container},reason="ContainerCreating"}`]: '1x40',
            },
            at: '20m',
          },
        ],
      },
      {
        name: 'PodNotReady',
        expr:
          `max by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown",${namespaces}}) == 1` +
          ` or (max by (namespace, pod) (kube_pod_status_phase{phase="Running",${namespaces}}) == 1` +
          ` and max by (namespace, pod) (kube_pod_status_ready{condition="true",${namespaces}}) == 0)`,
        for: '15m',
        severity: 'ticket',
        summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} is not ready',
        description: 'It is not scheduled, or its readiness probe fails; it gets no requests.',
        fires: [
          {
            name: 'no node has room',
            series: {
              [`kube_pod_status_phase{${pod},phase="Pending"}`]: '1x40',
              [`kube_pod_status_phase{${pod},phase="Running"}`]: '0x40',
              [`kube_pod_status_ready{${pod},condition="true"}`]: '0x40',
            },
            at: '20m',
            firing: [onPod],
          },
          {
            name: 'it runs, and its probe fails',
            series: {
              [`kube_pod_status_phase{${pod},phase="Pending"}`]: '0x40',
              [`kube_pod_status_phase{${pod},phase="Running"}`]: '1x40',
              [`kube_pod_status_ready{${pod},condition="true"}`]: '0x40',
            },
            at: '20m',
            firing: [onPod],
          },
        ],
        silent: [
          {
            name: 'ready',
            series: {
              [`kube_pod_status_phase{${pod},phase="Pending"}`]: '0x40',
              [`kube_pod_status_phase{${pod},phase="Running"}`]: '1x40',
              [`kube_pod_status_ready{${pod},condition="true"}`]: '1x40',
            },
            at: '20m',
          },
          {
            name: 'of a Job that ended well',
            series: {
              [`kube_pod_status_phase{${pod},phase="Pending"}`]: '0x40',
              [`kube_pod_status_phase{${pod},phase="Running"}`]: '0x40',
              [`kube_pod_status_phase{${pod},phase="Succeeded"}`]: '1x40',
              [`kube_pod_status_ready{${pod},condition="true"}`]: '0x40',
            },
            at: '20m',
          },
        ],
      },
      {
        name: 'PodOOMKilled',
        expr:
          `sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{${namespaces}}[30m])) >= 1` +
          ' and max by (namespace, pod, container)' +
          ` (kube_pod_container_status_last_terminated_reason{reason="OOMKilled",${namespaces}}) == 1`,
        severity: 'ticket',
        summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} ran out of memory',
        description:
          'Container {{ $labels.container }} was killed at its memory limit {{ $value | humanize }} times in half an hour.',
        fires: [
          {
            name: 'ten minutes ago',
            series: {
              [`kube_pod_container_status_restarts_total{${container}}`]: '0x20 1x20',
              [`kube_pod_container_status_last_terminated_reason{${container},reason="OOMKilled"}`]: '_x20 1x20',
            },
            at: '30m',
            firing: [onContainer],
          },
        ],
        silent: [
          {
            name: 'an hour ago',
            series: {
              [`kube_pod_container_status_restarts_total{${container}}`]: '0x5 1x120',
              [`kube_pod_container_status_last_terminated_reason{${container},reason="OOMKilled"}`]: '_x5 1x120',
            },
            at: '50m',
          },
          {
            name: 'it ended by itself',
            series: {
              [`kube_pod_container_status_restarts_total{${container}}`]: '0x20 1x20',
              [`kube_pod_container_status_last_terminated_reason{${container},reason="Error"}`]: '_x20 1x20',
            },
            at: '30m',
          },
        ],
      },
      {
        name: 'ImagePullFailing',
        expr:
          'max by (namespace, pod, container)' +
          ` (kube_pod_container_status_waiting_reason{reason=~"ImagePullBackOff|ErrImagePull|InvalidImageName",${namespaces}}) == 1`,
        for: '10m',
        severity: 'ticket',
        summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} cannot pull its image',
        description:
          'Container {{ $labels.container }} does not start: the digest is not in the registry, or may not be read.',
        fires: [
          {
            name: 'the digest is unknown',
            series: { [`kube_pod_container_status_waiting_reason{${container},reason="ImagePullBackOff"}`]: '1x40' },
            at: '15m',
            firing: [onContainer],
          },
        ],
        silent: [
          {
            name: 'pulled after five minutes',
            series: { [`kube_pod_container_status_waiting_reason{${container},reason="ErrImagePull"}`]: '1x5 _x40' },
            at: '15m',
          },
        ],
      },
    ],
  };
};
