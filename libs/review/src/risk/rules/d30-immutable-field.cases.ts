import type { Manifest } from '@delivery/manifest';
import type { Case } from '../testing/case.ts';
import type { PositiveCase } from '../rule.ts';

const RBAC = 'rbac.authorization.k8s.io';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a binding to another role',
    decides: 'roleRef',
    after: { set: { 'RoleBinding shop/order': { 'roleRef.name': 'reader' } } },
    object: `${RBAC}/RoleBinding/shop/order`,
    field: 'roleRef',
  },
  {
    name: 'another type of a Secret',
    decides: 'type',
    both: { add: { 'apps/shop': [secret()] } },
    after: { set: { 'Secret shop/order': { type: 'kubernetes.io/tls' } } },
    object: '/Secret/shop/order',
    field: 'type',
  },
  {
    name: 'other data of a ConfigMap that says that it never changes',
    decides: 'data',
    both: { set: { 'ConfigMap shop/order': { immutable: true } } },
    after: { set: { 'ConfigMap shop/order': { 'data.LOG_LEVEL': 'debug' } } },
    object: '/ConfigMap/shop/order',
    field: 'data',
  },
  {
    name: 'another disk of a class',
    decides: 'parameters',
    both: { add: { 'apps/shop': [storageClass()] } },
    after: { set: { 'StorageClass fast': { 'parameters.type': 'io2' } } },
    object: 'storage.k8s.io/StorageClass//fast',
    field: 'parameters',
  },
  {
    name: 'another value of a priority',
    decides: 'value',
    both: { add: { 'apps/shop': [priority()] } },
    after: { set: { 'PriorityClass critical': { value: 2000 } } },
    object: 'scheduling.k8s.io/PriorityClass//critical',
    field: 'value',
  },
  {
    name: 'another controller of an ingress class',
    decides: 'spec.controller',
    both: { add: { 'apps/shop': [ingressClass()] } },
    after: { set: { 'IngressClass public': { 'spec.controller': 'haproxy.org/ingress' } } },
    object: 'networking.k8s.io/IngressClass//public',
    field: 'spec.controller',
  },
  {
    name: 'a binding of the cluster to another role',
    decides: 'ClusterRoleBinding',
    both: { add: { 'apps/shop': [clusterRoleBinding()] } },
    after: { set: { 'ClusterRoleBinding order': { 'roleRef.name': 'admin' } } },
    object: `${RBAC}/ClusterRoleBinding//order`,
    field: 'roleRef',
  },
  {
    name: 'a ConfigMap that says no more that it never changes',
    decides: 'immutable',
    both: { set: { 'ConfigMap shop/order': { immutable: true } } },
    after: { set: { 'ConfigMap shop/order': { immutable: false } } },
    object: '/ConfigMap/shop/order',
    field: 'immutable',
  },
  {
    name: 'another time of binding',
    decides: 'volumeBindingMode',
    both: { add: { 'apps/shop': [storageClass()] } },
    after: { set: { 'StorageClass fast': { volumeBindingMode: 'WaitForFirstConsumer' } } },
    object: 'storage.k8s.io/StorageClass//fast',
    field: 'volumeBindingMode',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'another subject of a binding',
    decides: 'subjects',
    after: { set: { 'RoleBinding shop/order': { 'subjects[0].name': 'checkout' } } },
  },
  {
    name: 'other data of a ConfigMap',
    decides: 'data',
    after: { set: { 'ConfigMap shop/order': { 'data.LOG_LEVEL': 'debug' } } },
  },
  {
    name: 'a ConfigMap that says that it never changes again',
    decides: 'immutable',
    after: { set: { 'ConfigMap shop/order': { immutable: true } } },
  },
  {
    name: 'a class that grows volumes',
    decides: 'allowVolumeExpansion',
    both: { add: { 'apps/shop': [storageClass()] } },
    after: { set: { 'StorageClass fast': { allowVolumeExpansion: true } } },
  },
  {
    name: 'the type that a Secret has by default',
    decides: 'type',
    both: { add: { 'apps/shop': [secret()] } },
    after: { set: { 'Secret shop/order': { type: undefined } } },
  },
  {
    name: 'a binding that its engine makes anew',
    decides: 'argocd.argoproj.io/sync-options',
    both: {
      set: {
        'RoleBinding shop/order': { 'metadata.annotations["argocd.argoproj.io/sync-options"]': 'Force=true' },
      },
    },
    after: { set: { 'RoleBinding shop/order': { 'roleRef.name': 'reader' } } },
  },
  {
    name: 'the time of binding that a class has by default',
    decides: 'volumeBindingMode',
    both: { add: { 'apps/shop': [storageClass()] } },
    after: { set: { 'StorageClass fast': { volumeBindingMode: 'Immediate' } } },
  },
  {
    name: 'a label of a ConfigMap that says that it never changes',
    decides: 'metadata.labels',
    both: { set: { 'ConfigMap shop/order': { immutable: true } } },
    after: { set: { 'ConfigMap shop/order': { 'metadata.labels': { team: 'shop' } } } },
  },
  {
    name: 'a default among priorities',
    decides: 'globalDefault',
    both: { add: { 'apps/shop': [priority()] } },
    after: { set: { 'PriorityClass critical': { globalDefault: true } } },
  },
];
function secret(): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'order', namespace: 'shop' }, type: 'Opaque' };
}

function storageClass(): Manifest {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast' },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3' },
  };
}

function priority(): Manifest {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'critical' },
    value: 1000,
  };
}

function ingressClass(): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'public' },
    spec: { controller: 'k8s.io/ingress-nginx' },
  };
}

function clusterRoleBinding(): Manifest {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'order' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'reader' },
    subjects: [],
  };
}
