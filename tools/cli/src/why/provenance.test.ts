import { keyOf } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { modelOf } from '../model.ts';
import { provenance } from './provenance.ts';
import { components, sources } from './testing.ts';
import { workspaceOf } from './workspace-of.ts';

const workspace = workspaceOf(components, sources, modelOf(components, sources));
const configMap = keyOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop', namespace: 'shop' } });

it('names the facts of the cluster that stand in a field because of it', () => {
  const factsIn = provenance(workspace, () => 'shop');
  const inData = (key: string) => factsIn('aws-one', configMap, ['data', key]).map(({ name, value }) => [name, value]);
  expect(inData('fixed')).toEqual([]);
  expect(inData('place')).toEqual([['cluster.region', 'eu-west-1']]);
  expect(inData('postgres')).toEqual([['cluster.bindings.postgres.orders.host', 'development.db.example']]);
  expect(inData('image')).toEqual([
    ['cluster.account', '223344556677'],
    ['cluster.region', 'eu-west-1'],
  ]);
});

it('gives each cluster its own', () => {
  const factsIn = provenance(workspace, () => 'shop');
  expect(factsIn('aws-two', configMap, ['data', 'place'])).toEqual([{ name: 'cluster.region', value: 'eu-west-1' }]);
  expect(factsIn('gcp-one', configMap, ['data', 'place'])).toEqual([{ name: 'cluster.region', value: 'europe-west1' }]);
});

it('knows nothing of what is not rendered', () => {
  expect(provenance(workspace, () => undefined)('aws-one', configMap, ['data', 'place'])).toEqual([]);
  const factsIn = provenance(workspace, () => 'shop');
  expect(factsIn('aws-nine', configMap, ['data', 'place'])).toEqual([]);
  expect(factsIn('aws-one', configMap, ['data', 'gone'])).toEqual([]);
  expect(factsIn('aws-one', '/Secret/shop/shop', ['data'])).toEqual([]);
});
