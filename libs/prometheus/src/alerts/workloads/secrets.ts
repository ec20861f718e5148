import type { ScopedGroup } from '../group.ts';

export const secretAlerts: ScopedGroup = ({ owner, namespaces, namespace }) => ({
  name: 'secrets',
  exporters: ['external-secrets'],
  owner,
  alerts: [
    {
      name: 'ESOFailing',
      expr:
        'max by (namespace, name)' +
        ` (externalsecret_status_condition{condition="Ready",status="False",${namespaces}}) == 1`,
      for: '10m',
      severity: 'page',
      summary: 'ExternalSecret {{ $labels.namespace }}/{{ $labels.name }} cannot be read',
      description: 'Pods keep the value that they have. A rotated password locks them out, and new pods may not start.',
      fires: [
        {
          name: 'the store refuses it',
          series: {
            [`externalsecret_status_condition{namespace="${namespace}",name="database",condition="Ready",status="False"}`]:
              '1x30',
          },
          at: '15m',
          firing: [{ namespace, name: 'database' }],
        },
      ],
      silent: [
        {
          name: 'read',
          series: {
            [`externalsecret_status_condition{namespace="${namespace}",name="database",condition="Ready",status="True"}`]:
              '1x30',
            [`externalsecret_status_condition{namespace="${namespace}",name="database",condition="Ready",status="False"}`]:
              '0x30',
          },
          at: '15m',
        },
        {
          name: 'read again after five minutes',
          series: {
            [`externalsecret_status_condition{namespace="${namespace}",name="database",condition="Ready",status="False"}`]:
              '1x5 0x30',
          },
          at: '15m',
        },
      ],
    },
    {
      name: 'SecretStoreNotReady',
      expr:
        'max by (namespace, name)' +
        ` (secretstore_status_condition{condition="Ready",status="False",${namespaces}}) == 1`,
      for: '10m',
      severity: 'ticket',
      summary: 'SecretStore {{ $labels.namespace }}/{{ $labels.name }} is not reached',
      description: 'No secret of the namespace is renewed: the identity of its ServiceAccount, or the network.',
      fires: [
        {
          name: 'the identity is not accepted',
          series: {
            [`secretstore_status_condition{namespace="${namespace}",name="store",condition="Ready",status="False"}`]:
              '1x30',
          },
          at: '15m',
          firing: [{ namespace, name: 'store' }],
        },
      ],
      silent: [
        {
          name: 'reached',
          series: {
            [`secretstore_status_condition{namespace="${namespace}",name="store",condition="Ready",status="True"}`]:
              '1x30',
            [`secretstore_status_condition{namespace="${namespace}",name="store",condition="Ready",status="False"}`]:
              '0x30',
          },
          at: '15m',
        },
      ],
    },
  ],
});
