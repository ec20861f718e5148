import { expect, it } from 'vitest';
import { modelOf } from '../model.ts';
import { factFiles } from './fact-files.ts';
import { sourceFacts } from './source-facts.ts';
import { swappedFleets, type ClusterFleet } from './swapped-fleets.ts';
import { components, sources } from './testing.ts';

const { fleet } = modelOf(components, sources);
const files = factFiles(sources);

/** What a fact of a cluster of the test fleet may be instead. */
function others<T>(on: string, name: string, read: (swapped: ClusterFleet) => T): readonly T[] {
  const cluster = fleet.clusters.find((one) => one.name === on);
  const fact = cluster && sourceFacts(files, cluster, 'shop').find((one) => one.name === name);
  if (cluster === undefined || fact === undefined) throw new Error(`${on} has no ${name}`);
  return [...swappedFleets(fleet, files, cluster, fact)].map(read);
}

it('every leaf that an app is rendered from is a fact, with its line', () => {
  const [cluster] = fleet.clusters;
  const facts = cluster ? sourceFacts(files, cluster, 'shop') : [];
  const lines = facts.map(({ name, at }) => `${name} ${at.file}:${at.line ?? ''}`);
  expect(lines).toEqual(
    expect.arrayContaining([
      'cluster.name clusters/aws-one.yaml:',
      'cluster.zones clusters/aws-one.yaml:4',
      'cluster.bindings.postgres.orders.cidrs clusters/aws-one.yaml:15',
      'environment.replicas.min clusters/environments/development.yaml:3',
      'ring.ref clusters/rings.yaml:1',
      'repository.url clusters/repository.yaml:1',
      'release.stable.tag apps/services/shop/release.yaml:2',
    ]),
  );
  expect(new Set(lines).size).toBe(lines.length);
});

it('the value of another cluster of the cloud comes first, then the same form', () => {
  expect(
    others(
      'aws-one',
      'cluster.bindings.postgres.orders.host',
      ({ cluster }) => cluster.bindings.postgres['orders']?.host,
    ),
  ).toEqual(['production.db.example', 'development.db.examplf', 'eevelopment.db.example']);
});

it('a region moves alone, whatever the zones are', () => {
  expect(others('aws-one', 'cluster.region', ({ cluster }) => cluster.region)).toEqual([
    'europe-west1',
    'eu-west-2',
    'fu-west-1',
  ]);
});

it('what is listed is tried as a whole, but for a retired cluster', () => {
  expect(others('aws-one', 'cluster.state', ({ cluster }) => cluster.state)).toEqual(['joining', 'draining']);
  expect(others('aws-one', 'cluster.ring', ({ cluster }) => cluster.ring.ref)).toEqual(['ring/production']);
  expect(others('aws-one', 'cluster.environment', ({ cluster }) => cluster.environment.replicas.max)).toEqual([12]);
});

it('a name is that of the file', () => {
  expect(others('aws-one', 'cluster.name', ({ cluster }) => cluster.domain)).toEqual([
    'aws-onf.delivery.example',
    'bws-one.delivery.example',
    'aws-pne.delivery.example',
  ]);
});

it('a leaf that has no other valid value moves with those beside it', () => {
  expect(others('aws-one', 'environment.replicas.min', ({ cluster }) => cluster.environment.replicas)).toEqual([
    { min: 3, max: 12 },
  ]);
});

it('a release moves for its app', () => {
  expect(others('gcp-one', 'release.stable.tag', ({ fleet }) => fleet.releases.get('shop')?.stable.tag)).toEqual([
    '1.0.1',
    '2.0.0',
    '1.1.0',
  ]);
});
