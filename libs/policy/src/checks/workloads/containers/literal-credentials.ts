import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { isConfiguration, secretsIn } from '../../../secrets.ts';

/** Invented, and put together here so that no scanner of repositories takes it for one that leaked. */
const awsKey = ['AKIA', 'Q3EGRZ7XKLM2WVTP'].join('');
const password = ['hV7q', 'Zr2x', 'N9ke', 'L4tB'].join('');

const configMap = (data: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'extra', namespace: 'shop' },
  data,
});

export const literalCredentials: Check = {
  id: 'W58',
  name: 'literal-credentials',
  title: 'No credential stands in what configures a program',
  why: 'Everybody who may read the repository, or the pods of the namespace, may use it, and no later commit takes it out of the history.',
  severity: 'error',
  level: 'all',
  sources: [
    'trivy KSV-0109',
    'trivy KSV-01010',
    'kubescape C-0012',
    'polaris sensitiveContainerEnvVar',
    'polaris sensitiveConfigmapContent',
  ],
  fix: 'change the credential, since it has leaked; keep the new one in the secret store, and mount it by an ExternalSecret',
  good: [
    { name: 'none' },
    {
      name: 'the file of a password',
      set: { 'pod.containers[0].env': [{ name: 'PASSWORD_FILE', value: '/etc/secrets/postgres/password' }] },
    },
    {
      name: 'a password from a Secret, which W57 speaks of',
      set: {
        'pod.containers[0].env': [
          { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'order-postgres', key: 'password' } } },
        ],
      },
    },
    {
      name: 'another place of a workload, which S02 speaks of',
      set: { 'pod.containers[0].workingDir': awsKey, 'pod.hostname': awsKey },
    },
    {
      name: 'a Secret, which S01 speaks of',
      add: [
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'extra', namespace: 'shop', annotations: { note: awsKey } },
          stringData: { key: awsKey },
        },
      ],
    },
  ],
  bad: [
    {
      name: 'environment',
      set: { 'pod.containers[0].env': [{ name: 'AWS_ACCESS_KEY_ID', value: awsKey }] },
      at: 'pod.containers[0].env[0].value',
      found: 'AWS access key: AKIA***',
    },
    {
      name: 'arguments of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].args': [`--password=${password}`] },
      at: 'pod.containers[0].args[0]',
      found: 'literal password: --password=***',
    },
    {
      name: 'command of an init container',
      set: { 'pod.initContainers[0].command': ['/migrate', `postgres://order:${password}@db.example/orders`] },
      at: 'pod.initContainers[0].command[1]',
      found: 'password in a URL: postgres://order:***@db.example/orders',
    },
    {
      name: 'annotation of a Service',
      on: 'Service shop/order',
      set: { 'metadata.annotations': { note: awsKey } },
      at: 'metadata.annotations.note',
      found: 'AWS access key: AKIA***',
    },
    {
      name: 'annotation of the pods of a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'template.metadata.annotations': { note: awsKey } },
      at: 'template.metadata.annotations.note',
      found: 'AWS access key: AKIA***',
    },
    {
      name: 'ConfigMap',
      add: [configMap({ 'app.properties': `db.user=order\ndb.password=${password}\n` })],
      object: 'ConfigMap shop/extra',
      at: 'data["app.properties"]',
      found: 'literal password: db.password=***',
    },
    {
      name: 'binary data of a ConfigMap',
      add: [{ ...configMap({}), binaryData: { file: btoa(`key ${awsKey}\n`) } }],
      object: 'ConfigMap shop/extra',
      at: 'binaryData.file',
      found: 'AWS access key in base64: file: ***',
    },
  ],
  inspect: function* ({ objects }) {
    for (const object of objects) {
      for (const { path, kind, preview } of secretsIn(object)) {
        if (isConfiguration(object, path))
          yield { object, path, found: `${kind}: ${preview}`, allowed: 'no credential in plain text' };
      }
    }
  },
};
