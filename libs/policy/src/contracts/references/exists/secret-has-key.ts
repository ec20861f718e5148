import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { missingKeys } from '../table/keys.ts';

export const secretHasKey: Check = {
  id: 'C07',
  name: 'secret-has-key',
  title: 'Every key that is read of a Secret is there',
  why: 'The kubelet starts no container while a key is missing, and what reads it later fails when it does.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  fix: 'add the key, or read one that is there',
  good: [
    { name: 'all keys as files' },
    { name: 'a key that is fetched', set: { 'pod.volumes[1].secret.items': [{ key: 'password', path: 'password' }] } },
    {
      name: 'a key of a Secret in the tree',
      set: { 'pod.containers[0].env': [{ name: 'ID', valueFrom: { secretKeyRef: { name: 'ids', key: 'id' } } }] },
      add: [
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'ids', namespace: 'shop' }, stringData: { id: 'a' } },
      ],
    },
    {
      name: 'whatever is fetched',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.data': undefined, 'spec.dataFrom': [{ extract: { key: 'order-postgres' } }] },
      add: [job('password')],
    },
    {
      name: 'written by a template',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.target.template': { data: { url: 'postgres://{{ .password }}' } } },
      add: [job('url')],
    },
    {
      name: 'written beside what is fetched',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.target.template': { mergePolicy: 'Merge', data: { url: 'postgres://{{ .password }}' } } },
      add: [job('password')],
    },
    {
      name: 'written by templates that stand elsewhere',
      on: 'ExternalSecret shop/order-postgres',
      set: {
        'spec.target.template': { templateFrom: [{ configMap: { name: 'order', items: [{ key: 'LOG_LEVEL' }] } }] },
      },
      add: [job('url')],
    },
    {
      name: 'of a key store beside a certificate',
      on: 'Certificate shop/shop-tls',
      set: {
        'spec.keystores': { pkcs12: { create: true } },
        'spec.additionalOutputFormats': [{ type: 'CombinedPEM' }],
      },
      add: [job('keystore.p12', 'shop-tls'), job('truststore.p12', 'shop-tls'), job('tls-combined.pem', 'shop-tls')],
    },
    {
      name: 'a sealed key',
      add: [
        {
          apiVersion: 'bitnami.com/v1alpha1',
          kind: 'SealedSecret',
          metadata: { name: 'ids', namespace: 'shop' },
          spec: { encryptedData: { id: 'AgBy' }, template: { data: { url: 'https://{{ .id }}' } } },
        },
        job('id', 'ids'),
        job('url', 'ids'),
      ],
    },
  ],
  bad: [
    {
      name: 'a key that is not fetched',
      set: { 'pod.volumes[1].secret.items': [{ key: 'passwd', path: 'passwd' }] },
      at: 'pod.volumes[1].secret.items[0].key',
      found: 'Deployment shop/order reads key "passwd" of Secret shop/order-postgres, which has no such key',
    },
    {
      name: 'a key that a template replaces',
      on: 'ExternalSecret shop/order-postgres',
      set: { 'spec.target.template': { data: { url: 'postgres://{{ .password }}' } } },
      add: [job('password')],
      object: 'Job shop/reads-password',
      at: 'pod.containers[0].env[0].valueFrom.secretKeyRef.key',
      found: 'Job shop/reads-password reads key "password" of Secret shop/order-postgres, which has no such key',
    },
    {
      name: 'a variable of a Rollout',
      on: 'Rollout shop/payment',
      set: {
        'pod.containers[0].env': [
          { name: 'USER', valueFrom: { secretKeyRef: { name: 'payment-postgres', key: 'username' } } },
        ],
      },
      at: 'pod.containers[0].env[0].valueFrom.secretKeyRef.key',
      found: 'Rollout shop/payment reads key "username" of Secret shop/payment-postgres, which has no such key',
    },
    {
      name: 'a certificate without its key',
      on: 'Ingress shop/payment',
      set: { 'spec.tls[0].secretName': 'half' },
      add: [
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'half', namespace: 'shop' },
          data: { 'tls.crt': 'LS0t' },
        },
      ],
      at: 'spec.tls[0].secretName',
      found: 'Ingress shop/payment reads key "tls.key" of Secret shop/half, which has no such key',
    },
    {
      name: 'a key store that is not made',
      on: 'Certificate shop/shop-tls',
      set: { 'spec.keystores': { jks: { create: false } } },
      add: [job('keystore.jks', 'shop-tls')],
      object: 'Job shop/reads-keystore.jks',
      at: 'pod.containers[0].env[0].valueFrom.secretKeyRef.key',
      found: 'Job shop/reads-keystore.jks reads key "keystore.jks" of Secret shop/shop-tls, which has no such key',
    },
  ],
  inspect: (world) => missingKeys(world, '/Secret'),
};

/** A Job that reads one key. */
function job(key: string, secret = 'order-postgres'): Manifest {
  const env = [{ name: 'VALUE', valueFrom: { secretKeyRef: { name: secret, key } } }];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `reads-${key}`, namespace: 'shop' },
    spec: { template: { spec: { containers: [{ name: 'reads', env }] } } },
  };
}
