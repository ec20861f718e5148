import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it.each(['Alertmanager', 'Prometheus', 'PrometheusAgent', 'ThanosRuler'])('%s names its account', (kind) => {
  const object = objectOf(`monitoring.coreos.com/v1 ${kind}`, { spec: { serviceAccountName: 'prometheus' } });
  expect(namesOf(object)).toEqual(['spec.serviceAccountName: /ServiceAccount shop/prometheus']);
});

it('an Alertmanager names its configuration', () => {
  expect(namesOf(objectOf('monitoring.coreos.com/v1 Alertmanager', { spec: { configSecret: 'a' } }))).toEqual([
    'spec.configSecret: /Secret shop/a',
  ]);
});

it.each(['PodMonitor', 'Probe', 'ServiceMonitor'])('%s names how it logs in', (kind) => {
  const endpoint = {
    basicAuth: { username: { name: 'a', key: 'user' }, password: { name: 'b', key: 'password' } },
    bearerTokenSecret: { name: 'c', key: 'token' },
    authorization: { credentials: { name: 'd', key: 'token' } },
    tlsConfig: {
      ca: { configMap: { name: 'e', key: 'ca.crt' } },
      cert: { secret: { name: 'f', key: 'tls.crt' } },
      keySecret: { name: 'g', key: 'tls.key' },
    },
  };
  expect(namesOf(objectOf(`monitoring.coreos.com/v1 ${kind}`, { spec: { endpoints: [endpoint] } }))).toEqual([
    'spec.endpoints[0].authorization.credentials.name: /Secret shop/d',
    'spec.endpoints[0].basicAuth.password.name: /Secret shop/b',
    'spec.endpoints[0].basicAuth.username.name: /Secret shop/a',
    'spec.endpoints[0].bearerTokenSecret.name: /Secret shop/c',
    'spec.endpoints[0].tlsConfig.ca.configMap.name: /ConfigMap shop/e',
    'spec.endpoints[0].tlsConfig.cert.secret.name: /Secret shop/f',
    'spec.endpoints[0].tlsConfig.keySecret.name: /Secret shop/g',
  ]);
});

it('backups name where they go, and how to log in there', () => {
  expect(namesOf(objectOf('velero.io/v1 Schedule', { spec: { template: { storageLocation: 'a' } } }))).toEqual([
    'spec.template.storageLocation: velero.io/BackupStorageLocation shop/a',
  ]);
  expect(
    namesOf(objectOf('velero.io/v1 BackupStorageLocation', { spec: { credential: { name: 'a', key: 'b' } } })),
  ).toEqual(['spec.credential.name: /Secret shop/a']);
});
