import type { Check } from '../../../check.ts';
import { dangling } from '../table/dangling.ts';
import { targets } from '../targets.ts';

export const configMapExists: Check = {
  id: 'C04',
  name: 'config-map-exists',
  title: 'Every ConfigMap that is read exists',
  why: 'The kubelet starts no container before the ConfigMap is there: the pod waits in CreateContainerConfigError.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps'],
  fix: 'add the ConfigMap, name one that is there, or set `optional: true` if the container starts without it',
  good: [
    { name: 'in the namespace' },
    {
      name: 'the root certificate of every namespace',
      set: { 'pod.volumes[2]': { name: 'ca', configMap: { name: 'kube-root-ca.crt' } } },
    },
    { name: 'optional', set: { 'pod.containers[0].envFrom[1]': { configMapRef: { name: 'flags', optional: true } } } },
    {
      name: 'a name that is filled in later',
      set: { 'pod.volumes[2]': { name: 'rates', configMap: { name: '{{ .rates }}' } } },
    },
    {
      name: 'what trust-manager puts into every namespace',
      set: { 'pod.volumes[2]': { name: 'ca', configMap: { name: 'company-ca' } } },
      add: [
        { apiVersion: 'trust.cert-manager.io/v1alpha1', kind: 'Bundle', metadata: { name: 'company-ca' }, spec: {} },
      ],
    },
  ],
  bad: [
    {
      name: 'a slip',
      set: { 'pod.containers[0].envFrom[0].configMapRef.name': 'ordr' },
      at: 'pod.containers[0].envFrom[0].configMapRef.name',
      found: 'Deployment shop/order names ConfigMap shop/ordr, which does not exist',
    },
    {
      name: 'optional only in words',
      set: { 'pod.containers[0].envFrom[1]': { configMapRef: { name: 'flags', optional: 'true' } } },
      at: 'pod.containers[0].envFrom[1].configMapRef.name',
      found: 'Deployment shop/order names ConfigMap shop/flags, which does not exist',
    },
    {
      name: 'in the init container of a CronJob',
      on: 'CronJob shop/settlement',
      set: {
        'pod.initContainers': [
          { name: 'rates', env: [{ name: 'EUR', valueFrom: { configMapKeyRef: { name: 'rates', key: 'eur' } } }] },
        ],
      },
      at: 'pod.initContainers[0].env[0].valueFrom.configMapKeyRef.name',
      found: 'CronJob shop/settlement names ConfigMap shop/rates, which does not exist',
    },
    {
      name: 'a volume of another namespace',
      on: 'Rollout shop/payment',
      set: { 'pod.volumes[2]': { name: 'rates', configMap: { name: 'rates' } } },
      add: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rates', namespace: 'argocd' } }],
      at: 'pod.volumes[2].configMap.name',
      found: 'Rollout shop/payment names ConfigMap shop/rates, which stands in namespace argocd',
    },
    {
      name: 'values of a chart',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.valuesFrom': [{ kind: 'ConfigMap', name: 'reloader' }] },
      at: 'spec.valuesFrom[0].name',
      found: 'HelmRelease flux-system/reloader names ConfigMap flux-system/reloader, which does not exist',
    },
  ],
  inspect: dangling(targets.configMap),
};
