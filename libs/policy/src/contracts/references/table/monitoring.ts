import type { Row, Rows } from './row.ts';

const GROUP = 'monitoring.coreos.com';

const account: readonly Row[] = [['spec.serviceAccountName', '/ServiceAccount']];

const scrape: readonly Row[] = [
  ['spec.**.basicAuth.{username,password}.name', '/Secret'],
  ['spec.**.{bearerTokenSecret,credentials}.name', '/Secret'],
  ['spec.**.tlsConfig.{ca,cert}.secret.name', '/Secret'],
  ['spec.**.tlsConfig.{ca,cert}.configMap.name', '/ConfigMap'],
  ['spec.**.tlsConfig.keySecret.name', '/Secret'],
];

/** What is measured, and what is kept. */
export const monitoringRows: Rows = {
  [`${GROUP}/Alertmanager`]: [...account, ['spec.configSecret', '/Secret']],
  [`${GROUP}/Prometheus`]: account,
  [`${GROUP}/PrometheusAgent`]: account,
  [`${GROUP}/ThanosRuler`]: account,
  [`${GROUP}/PodMonitor`]: scrape,
  [`${GROUP}/Probe`]: scrape,
  [`${GROUP}/ServiceMonitor`]: scrape,
  'velero.io/BackupStorageLocation': [['spec.credential.name', '/Secret']],
  'velero.io/Schedule': [['spec.template.storageLocation', 'velero.io/BackupStorageLocation']],
};
