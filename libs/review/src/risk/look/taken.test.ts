import type { Manifest } from '@delivery/manifest';
import { nameOf } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { compareCase } from '../testing/compare-case.ts';
import { selectorOf } from './selectors.ts';
import { takenBy } from './taken.ts';

const NAME = 'app.kubernetes.io/name';

function taken(manifest: Manifest): readonly string[] {
  const scraped = {
    ...service('scraped', 'store'),
    metadata: { name: 'scraped', namespace: 'store', labels: { scrape: 'yes' } },
  };
  const { after } = compareCase({ name: '', decides: '', both: { add: { 'apps/shop': [manifest, scraped] } } });
  const object = after.objects().find((one) => nameOf(one.manifest) === nameOf(manifest))!;
  const selector = selectorOf(object.manifest);
  return selector ? takenBy(after, object, selector).map((one) => nameOf(one.manifest)) : [];
}

function service(name: string, namespace = 'shop', selector: Readonly<Record<string, string>> = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector } };
}

function monitor(spec: Readonly<Record<string, unknown>>): Manifest {
  const metadata = { name: 'all', namespace: 'shop' };
  const selector = { matchLabels: { scrape: 'yes' } };
  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata, spec: { selector, ...spec } };
}

it('is what has all the labels, in the same namespace', () => {
  expect(taken(service('one', 'shop', { [NAME]: 'order' }))).toEqual(['Deployment shop/order']);
  expect(taken(service('one', 'shop', { [NAME]: 'order', tier: 'web' }))).toEqual([]);
  expect(taken(service('one', 'store', { [NAME]: 'order' }))).toEqual([]);
});

it('is what expressions take', () => {
  const metadata = { name: 'all', namespace: 'shop' };
  const selector = { matchExpressions: [{ key: NAME, operator: 'In', values: ['order', 'cache'] }] };
  const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { selector } };
  expect(taken(budget)).toEqual(['Deployment shop/order', 'StatefulSet shop/cache']);
});

it('is nothing of an object without a selector', () => {
  expect(taken(service('one'))).toEqual([]);
});

it('is Services for a monitor, where it looks', () => {
  expect(taken(monitor({}))).toEqual([]);
  expect(taken(monitor({ namespaceSelector: { matchNames: ['store'] } }))).toEqual(['Service store/scraped']);
  expect(taken(monitor({ namespaceSelector: { any: true } }))).toEqual(['Service store/scraped']);
});
