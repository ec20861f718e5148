import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const ORDER = 'Deployment shop/order';
const CACHE = 'StatefulSet shop/cache';
const OBJECT = 'apps/Deployment/shop/order';
const RESOURCES = 'spec.template.spec.containers[0].resources';
const FIELD = 'spec.template.spec.containers[name=order].resources';

export const positive: readonly PositiveCase[] = [
  {
    name: 'two fifths of the CPU',
    decides: 'requests.cpu',
    after: { set: { [ORDER]: { [`${RESOURCES}.requests.cpu`]: '100m' } } },
    object: OBJECT,
    field: `${FIELD}.requests.cpu`,
  },
  {
    name: 'half of the memory',
    decides: 'requests.memory',
    after: { set: { [ORDER]: { [`${RESOURCES}.requests.memory`]: '128Mi' } } },
    object: OBJECT,
    field: `${FIELD}.requests.memory`,
  },
  {
    name: 'a limit below what was asked for',
    decides: 'limits.memory',
    after: {
      set: { [ORDER]: { [`${RESOURCES}.limits.memory`]: '200Mi', [`${RESOURCES}.requests.memory`]: '200Mi' } },
    },
    object: OBJECT,
    field: `${FIELD}.limits.memory`,
  },
  {
    name: 'a quota below what the pods ask for',
    decides: 'ResourceQuota',
    both: { add: { 'apps/shop': [quota('4Gi')] } },
    after: { set: { 'ResourceQuota shop/all': { 'spec.hard["requests.memory"]': '512Mi' } } },
    object: '/ResourceQuota/shop/all',
    field: 'spec.hard["requests.memory"]',
  },
  {
    name: 'a range below what a container may use',
    decides: 'LimitRange',
    after: { add: { 'apps/shop': [range('256Mi')] } },
    object: '/LimitRange/shop/all',
    field: 'spec.limits[type=Container].max.memory',
  },
  {
    name: 'a lower priority',
    decides: 'PriorityClass',
    both: { add: { 'apps/shop': [priority()] } },
    after: { set: { 'PriorityClass critical': { value: 10 } } },
    object: 'scheduling.k8s.io/PriorityClass//critical',
    field: 'value',
  },
  {
    name: 'no CPU asked for',
    decides: 'absent requests.cpu',
    after: { set: { [ORDER]: { [`${RESOURCES}.requests.cpu`]: undefined } } },
    object: OBJECT,
    field: `${FIELD}.requests.cpu`,
  },
  {
    name: 'a quota of fewer pods than there are',
    decides: 'spec.hard.pods',
    both: { add: { 'apps/shop': [quota('4Gi')] } },
    after: { set: { 'ResourceQuota shop/all': { 'spec.hard.pods': '6' } } },
    object: '/ResourceQuota/shop/all',
    field: 'spec.hard.pods',
  },
  {
    name: 'a quota of fewer pods than there are, of which some go from the tree and stay on the cluster',
    decides: 'StatefulSet metadata.annotations["argocd.argoproj.io/sync-options"]',
    both: {
      add: { 'apps/shop': [quota('4Gi')] },
      set: { [CACHE]: { 'metadata.annotations': { 'argocd.argoproj.io/sync-options': 'Prune=false' } } },
    },
    after: { remove: [CACHE], set: { 'ResourceQuota shop/all': { 'spec.hard.pods': '6' } } },
    object: '/ResourceQuota/shop/all',
    field: 'spec.hard.pods',
  },
  {
    name: 'exactly three tenths less CPU',
    decides: 'requests.cpu, at the bound',
    after: { set: { [ORDER]: { [`${RESOURCES}.requests.cpu`]: '175m' } } },
    object: OBJECT,
    field: `${FIELD}.requests.cpu`,
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a fifth less CPU',
    decides: 'requests.cpu',
    after: { set: { [ORDER]: { [`${RESOURCES}.requests.cpu`]: '200m' } } },
  },
  {
    name: 'the same memory in other words',
    decides: 'requests.memory',
    after: { set: { [ORDER]: { [`${RESOURCES}.requests.memory`]: '262144Ki' } } },
  },
  {
    name: 'a lower limit, above what is asked for',
    decides: 'limits.memory',
    after: { set: { [ORDER]: { [`${RESOURCES}.limits.memory`]: '384Mi' } } },
  },
  {
    name: 'a smaller quota with room for the pods',
    decides: 'ResourceQuota',
    both: { add: { 'apps/shop': [quota('8Gi')] } },
    after: { set: { 'ResourceQuota shop/all': { 'spec.hard["requests.memory"]': '4Gi' } } },
  },
  {
    name: 'a range with room for each container',
    decides: 'LimitRange',
    after: { add: { 'apps/shop': [range('1Gi')] } },
  },
  {
    name: 'a higher priority',
    decides: 'PriorityClass',
    both: { add: { 'apps/shop': [priority()] } },
    after: { set: { 'PriorityClass critical': { value: 10_000 } } },
  },
  {
    name: 'no memory asked for, which is then as much as the limit',
    decides: 'absent requests.memory',
    after: { set: { [ORDER]: { [`${RESOURCES}.requests.memory`]: undefined } } },
  },
  {
    name: 'a quota of some of the pods',
    decides: 'spec.scopes',
    both: {
      add: { 'apps/shop': [quota('4Gi')] },
      set: { 'ResourceQuota shop/all': { 'spec.scopes': ['BestEffort'] } },
    },
    after: { set: { 'ResourceQuota shop/all': { 'spec.hard.pods': '1' } } },
  },
  {
    name: 'a quota of as many pods as there are',
    decides: 'spec.hard.pods',
    both: { add: { 'apps/shop': [quota('4Gi')] } },
    after: { set: { 'ResourceQuota shop/all': { 'spec.hard.pods': '7' } } },
  },
  {
    name: 'a quota of fewer pods than there were, of which some go',
    decides: 'removed StatefulSet',
    both: { add: { 'apps/shop': [quota('4Gi')] } },
    after: { remove: [CACHE], set: { 'ResourceQuota shop/all': { 'spec.hard.pods': '6' } } },
  },
  {
    name: 'a larger quota that is still too small',
    decides: 'spec.hard["requests.memory"]',
    both: { add: { 'apps/shop': [quota('128Mi')] } },
    after: { set: { 'ResourceQuota shop/all': { 'spec.hard["requests.memory"]': '256Mi' } } },
  },
  {
    name: 'a limit as large as what is asked for',
    decides: 'limits.memory, at the bound',
    after: { set: { [ORDER]: { [`${RESOURCES}.limits.memory`]: '256Mi' } } },
  },
  {
    name: 'a class of priorities without a value',
    decides: 'PriorityClass, absent value',
    both: { add: { 'apps/shop': [priority()] }, set: { 'PriorityClass critical': { value: undefined } } },
    after: { set: { 'PriorityClass critical': { value: 5 } } },
  },
];

function quota(memory: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'all', namespace: 'shop' },
    spec: { hard: { 'requests.memory': memory } },
  };
}

function range(memory: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'all', namespace: 'shop' },
    spec: { limits: [{ type: 'Container', max: { memory } }] },
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
