import type { Check } from '../../../check.ts';
import { missingKeys } from '../table/keys.ts';

export const configMapHasKey: Check = {
  id: 'C05',
  name: 'config-map-has-key',
  title: 'Every key that is read of a ConfigMap is there',
  why: 'The kubelet starts no container while a key is missing, and what reads it later fails when it does.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  fix: 'add the key, or read one that is there',
  good: [
    { name: 'all keys as variables' },
    {
      name: 'a key of the data',
      set: {
        'pod.containers[0].env': [
          { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'order', key: 'LOG_LEVEL' } } },
        ],
      },
    },
    {
      name: 'a key of the binary data as a file',
      set: {
        'pod.volumes[2]': { name: 'fonts', configMap: { name: 'fonts', items: [{ key: 'sans', path: 'sans.ttf' }] } },
      },
      add: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'fonts', namespace: 'shop' },
          binaryData: { sans: 'AAEA' },
        },
      ],
    },
    {
      name: 'optional',
      set: {
        'pod.containers[0].env': [
          { name: 'BETA', valueFrom: { configMapKeyRef: { name: 'order', key: 'beta', optional: true } } },
        ],
      },
    },
    {
      name: 'of a ConfigMap that is not there, of which another check speaks',
      set: {
        'pod.containers[0].env': [{ name: 'EUR', valueFrom: { configMapKeyRef: { name: 'rates', key: 'eur' } } }],
      },
    },
    {
      name: 'of a ConfigMap that an operator makes',
      set: { 'pod.volumes[2]': { name: 'ca', configMap: { name: 'ca', items: [{ key: 'any', path: 'ca.crt' }] } } },
      add: [{ apiVersion: 'trust.cert-manager.io/v1alpha1', kind: 'Bundle', metadata: { name: 'ca' }, spec: {} }],
    },
  ],
  bad: [
    {
      name: 'a slip in a variable',
      set: {
        'pod.containers[0].env': [
          { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'order', key: 'LOGLEVEL' } } },
        ],
      },
      at: 'pod.containers[0].env[0].valueFrom.configMapKeyRef.key',
      found: 'Deployment shop/order reads key "LOGLEVEL" of ConfigMap shop/order, which has no such key',
    },
    {
      name: 'a file of a Rollout',
      on: 'Rollout shop/payment',
      set: {
        'pod.volumes[2]': {
          name: 'rates',
          configMap: {
            name: 'rates',
            items: [
              { key: 'eur', path: 'eur' },
              { key: 'usd', path: 'usd' },
            ],
          },
        },
      },
      add: [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rates', namespace: 'shop' }, data: { eur: '1' } },
      ],
      at: 'pod.volumes[2].configMap.items[1].key',
      found: 'Rollout shop/payment reads key "usd" of ConfigMap shop/rates, which has no such key',
    },
    {
      name: 'of a ConfigMap without keys',
      set: { 'pod.containers[0].env': [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'empty', key: 'a' } } }] },
      add: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'empty', namespace: 'shop' } }],
      at: 'pod.containers[0].env[0].valueFrom.configMapKeyRef.key',
      found: 'Deployment shop/order reads key "a" of ConfigMap shop/empty, which has no such key',
    },
    {
      name: 'of a ConfigMap with many keys',
      set: { 'pod.containers[0].env': [{ name: 'Z', valueFrom: { configMapKeyRef: { name: 'many', key: 'z' } } }] },
      add: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'many', namespace: 'shop' },
          data: Object.fromEntries([...'ihgfedcba'].map((key) => [key, ''])),
        },
      ],
      at: 'pod.containers[0].env[0].valueFrom.configMapKeyRef.key',
      found: 'Deployment shop/order reads key "z" of ConfigMap shop/many, which has no such key',
    },
    {
      name: 'values of a chart under the usual key',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.valuesFrom': [{ kind: 'ConfigMap', name: 'reloader' }] },
      add: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'reloader', namespace: 'flux-system' },
          data: { values: 'a: 1' },
        },
      ],
      at: 'spec.valuesFrom[0].valuesKey',
      found:
        'HelmRelease flux-system/reloader reads key "values.yaml" of ConfigMap flux-system/reloader, which has no such key',
    },
  ],
  inspect: (world) => missingKeys(world, '/ConfigMap'),
};
