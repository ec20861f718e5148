import { grafana } from '@delivery/constructs/operator';

export const { namespace, name, labels, ports } = grafana;

/** ConfigMaps with dashboards are called `dashboard-<name>` and hold `<name>.json`. */
export const dashboards: readonly string[] = ['development', 'executive', 'operations', 'security'];

/** Ids of data sources, by which panels and other data sources name them. */
export const sources = { metrics: 'prometheus', logs: 'loki', traces: 'traces', alerts: 'alertmanager' } as const;

/** Secret with what Grafana proves itself by, and encrypts with; each key is a file. */
export const secrets = {
  name: 'grafana',
  folder: '/etc/grafana-secrets',
  client: 'client-secret',
  key: 'secret-key',
} as const;

export const folders = {
  config: '/etc/grafana',
  data: '/var/lib/grafana',
  dashboards: '/etc/grafana-dashboards',
  provisioning: '/etc/grafana-provisioning',
} as const;
