import type { ScopedGroup } from '../group.ts';

/** Deployments, StatefulSets and DaemonSets that have fewer pods than they should. */
export const controllerAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => {
  const deployment = `namespace="${namespace}",deployment="order"`;
  const onDeployment = { namespace, deployment: 'order' };
  const statefulset = `namespace="${namespace}",statefulset="vault"`;
  const daemonset = `namespace="${namespace}",daemonset="agent"`;
  const of = (metric: string, kind: string) => `max by (namespace, ${kind}) (${metric}{${namespaces}})`;
  return {
    name: 'controllers',
    exporters: ['kube-state-metrics'],
    owner,
    alerts: [
      {
        name: 'DeploymentDown',
        expr:
          `${of('kube_deployment_status_replicas_available', 'deployment')} == 0` +
          ` and ${of('kube_deployment_spec_replicas', 'deployment')} > 0`,
        for: '5m',
        severity: 'page',
        summary: 'Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has no pod',
        description: 'None of its pods is available: what it does, nobody does.',
        fires: [
          {
            name: 'none of three',
            series: {
              [`kube_deployment_status_replicas_available{${deployment}}`]: '0x30',
              [`kube_deployment_spec_replicas{${deployment}}`]: '3x30',
            },
            at: '10m',
            firing: [onDeployment],
          },
        ],
        silent: [
          {
            name: 'one of three',
            series: {
              [`kube_deployment_status_replicas_available{${deployment}}`]: '1x30',
              [`kube_deployment_spec_replicas{${deployment}}`]: '3x30',
            },
            at: '10m',
          },
          {
            name: 'none is wanted, while nothing is in the queue',
            series: {
              [`kube_deployment_status_replicas_available{${deployment}}`]: '0x30',
              [`kube_deployment_spec_replicas{${deployment}}`]: '0x30',
            },
            at: '10m',
          },
        ],
      },
      {
        name: 'DeploymentReplicasMissing',
        expr:
          `${of('kube_deployment_status_replicas_available', 'deployment')}` +
          ` < ${of('kube_deployment_spec_replicas', 'deployment')}` +
          ` and changes(${of('kube_deployment_status_replicas_updated', 'deployment')}[10m:1m]) == 0`,
        for: '15m',
        severity: 'ticket',
        summary: 'Deployment {{ $labels.namespace }}/{{ $labels.deployment }} misses pods',
        description:
          'Only {{ $value }} are available, and no rollout moves: less room for load, and for the loss of a zone.',
        fires: [
          {
            name: 'two of three, since a rollout',
            series: {
              [`kube_deployment_status_replicas_available{${deployment}}`]: '2x60',
              [`kube_deployment_spec_replicas{${deployment}}`]: '3x60',
              [`kube_deployment_status_replicas_updated{${deployment}}`]: '1x5 2x5 3x80',
            },
            at: '50m',
            firing: [onDeployment],
          },
        ],
        silent: [
          {
            name: 'all of three',
            series: {
              [`kube_deployment_status_replicas_available{${deployment}}`]: '3x60',
              [`kube_deployment_spec_replicas{${deployment}}`]: '3x60',
              [`kube_deployment_status_replicas_updated{${deployment}}`]: '3x60',
            },
            at: '30m',
          },
          {
            name: 'a slow rollout moves on',
            series: {
              [`kube_deployment_status_replicas_available{${deployment}}`]: '9x60',
              [`kube_deployment_spec_replicas{${deployment}}`]: '10x60',
              [`kube_deployment_status_replicas_updated{${deployment}}`]: '1x8 2x8 3x8 4x8 5x8 6x8 7x8',
            },
            at: '40m',
          },
        ],
      },
      {
        name: 'RolloutStuck',
        expr:
          'max by (namespace, deployment)' +
          ` (kube_deployment_status_condition{condition="Progressing",status="false",${namespaces}}) == 1`,
        for: '5m',
        severity: 'ticket',
        summary: 'The rollout of {{ $labels.namespace }}/{{ $labels.deployment }} stands still',
        description: 'New pods do not become ready within its deadline; the old ones go on.',
        fires: [
          {
            name: 'its deadline is over',
            series: {
              [`kube_deployment_status_condition{${deployment},condition="Progressing",status="false"}`]: '1x30',
            },
            at: '10m',
            firing: [onDeployment],
          },
        ],
        silent: [
          {
            name: 'it goes on',
            series: {
              [`kube_deployment_status_condition{${deployment},condition="Progressing",status="false"}`]: '0x30',
              [`kube_deployment_status_condition{${deployment},condition="Progressing",status="true"}`]: '1x30',
            },
            at: '10m',
          },
        ],
      },
      {
        name: 'StatefulSetReplicasMissing',
        expr:
          `${of('kube_statefulset_status_replicas_ready', 'statefulset')}` +
          ` < ${of('kube_statefulset_replicas', 'statefulset')}` +
          ` and changes(${of('kube_statefulset_status_replicas_updated', 'statefulset')}[10m:1m]) == 0`,
        for: '15m',
        severity: 'ticket',
        summary: 'StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} misses pods',
        description: 'Only {{ $value }} are ready; one more lost may cost its majority.',
        fires: [
          {
            name: 'two of three',
            series: {
              [`kube_statefulset_status_replicas_ready{${statefulset}}`]: '2x60',
              [`kube_statefulset_replicas{${statefulset}}`]: '3x60',
              [`kube_statefulset_status_replicas_updated{${statefulset}}`]: '1x5 2x5 3x80',
            },
            at: '50m',
            firing: [{ namespace, statefulset: 'vault' }],
          },
        ],
        silent: [
          {
            name: 'all of three',
            series: {
              [`kube_statefulset_status_replicas_ready{${statefulset}}`]: '3x60',
              [`kube_statefulset_replicas{${statefulset}}`]: '3x60',
              [`kube_statefulset_status_replicas_updated{${statefulset}}`]: '3x60',
            },
            at: '30m',
          },
          {
            name: 'an update moves on',
            series: {
              [`kube_statefulset_status_replicas_ready{${statefulset}}`]: '5x60',
              [`kube_statefulset_replicas{${statefulset}}`]: '6x60',
              [`kube_statefulset_status_replicas_updated{${statefulset}}`]: '1x8 2x8 3x8 4x8 5x8 6x8',
            },
            at: '40m',
          },
        ],
      },
      {
        name: 'DaemonSetPodsMissing',
        expr:
          `${of('kube_daemonset_status_number_ready', 'daemonset')}` +
          ` < ${of('kube_daemonset_status_desired_number_scheduled', 'daemonset')}`,
        for: '20m',
        severity: 'ticket',
        summary: 'DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }} does not run on every node',
        description: 'It runs on {{ $value }}: on the others nobody does what it does.',
        fires: [
          {
            name: 'two of three nodes',
            series: {
              [`kube_daemonset_status_number_ready{${daemonset}}`]: '2x60',
              [`kube_daemonset_status_desired_number_scheduled{${daemonset}}`]: '3x60',
            },
            at: '30m',
            firing: [{ namespace, daemonset: 'agent' }],
          },
        ],
        silent: [
          {
            name: 'a node was added ten minutes ago',
            series: {
              [`kube_daemonset_status_number_ready{${daemonset}}`]: '3x60',
              [`kube_daemonset_status_desired_number_scheduled{${daemonset}}`]: '3x20 4x40',
            },
            at: '30m',
          },
        ],
      },
    ],
  };
};
