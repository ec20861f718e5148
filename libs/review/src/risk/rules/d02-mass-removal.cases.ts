import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const KEEP = { 'argocd.argoproj.io/sync-options': 'Prune=false' };

/** `count` ConfigMaps of an app. */
function maps(count: number, annotations?: Readonly<Record<string, string>>): Manifest[] {
  return Array.from({ length: count }, (_, i) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `page-${100 + i}`, namespace: 'shop', ...(annotations && { annotations }) },
  }));
}

function mapNames(count: number): string[] {
  return maps(count).map(({ metadata }) => `ConfigMap shop/${metadata.name}`);
}

const SHOP = [
  ...['Deployment shop/order', 'Service shop/order', 'PodDisruptionBudget shop/order', 'ConfigMap shop/order'],
  ...['ServiceAccount shop/order', 'StatefulSet shop/cache', 'NetworkPolicy shop/order'],
  ...['Role shop/order', 'RoleBinding shop/order'],
];

export const positive: readonly PositiveCase[] = [
  {
    name: 'ten objects of ninety',
    decides: '10 objects and 10 % of an app',
    both: { add: { 'apps/shop': maps(79) } },
    after: { remove: mapNames(10) },
    object: '/ConfigMap/shop/page-100',
    field: '',
  },
  {
    name: 'five of eleven objects of an app',
    decides: '40 % of an app',
    after: {
      remove: SHOP.slice(0, 5),
    },
    object: '/ConfigMap/shop/order',
    field: '',
  },
  {
    name: 'a few objects of every app of a cluster',
    decides: '10 objects and 10 % of a cluster',
    both: {
      add: {
        'apps/shop': maps(20),
        'apps/pay': Array.from({ length: 20 }, (_, i) => ({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: `pay-${100 + i}`, namespace: 'pay' },
        })),
      },
    },
    after: {
      remove: [...mapNames(5), ...Array.from({ length: 5 }, (_, i) => `ConfigMap pay/pay-${100 + i}`)],
    },
    object: '/ConfigMap/pay/pay-100',
    field: '',
  },
  {
    name: 'everything of an app on one of two clusters',
    decides: 'a whole app on a cluster',
    clusters: [{ name: 'prod' }, { name: 'other' }],
    after: { on: ['prod'], remove: SHOP },
    object: '/ConfigMap/shop/order',
    field: '',
  },
  {
    name: 'half of an app with a claim, in development',
    decides: 'kind PersistentVolumeClaim',
    clusters: [{ name: 'dev', environment: 'development' }],
    after: { remove: [...SHOP.slice(0, 4), 'PersistentVolumeClaim shop/uploads'] },
    object: '/ConfigMap/shop/order',
    field: '',
    verdict: 'stop',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'nine objects of thirty',
    decides: '10 objects',
    both: { add: { 'apps/shop': maps(19) } },
    after: { remove: mapNames(9) },
  },
  {
    name: 'ten objects of more than a hundred',
    decides: '10 % of an app',
    both: { add: { 'apps/shop': maps(100) } },
    after: { remove: mapNames(10) },
  },
  {
    name: 'four of eleven objects of an app',
    decides: '40 % of an app',
    after: { remove: SHOP.slice(0, 4) },
  },
  {
    name: 'two of an app of five',
    decides: 'an app of more than five',
    both: {
      add: {
        'apps/pay': Array.from({ length: 5 }, (_, i) => ({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: `pay-${i}`, namespace: 'pay' },
        })),
      },
    },
    after: { remove: ['ConfigMap pay/pay-0', 'ConfigMap pay/pay-1', 'ConfigMap pay/pay-2'] },
  },
  {
    name: 'many objects that their engine keeps',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    both: { add: { 'apps/shop': maps(20, KEEP) } },
    after: { remove: mapNames(20) },
  },
  {
    name: 'many objects in another folder of their app',
    decides: 'file',
    both: { add: { 'apps/shop': maps(20) } },
    after: { move: Object.fromEntries(mapNames(20).map((name) => [name, 'apps/shop/pages'])) },
  },
];
