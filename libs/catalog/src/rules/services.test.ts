import { testCluster, testFleet } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { imagesRunOnTheNodes, routesAreServed } from './services.ts';
import { linesOf, service } from './testing.ts';

const route = { host: 'api', paths: ['/'] };

it('a route leads to the port http of a service that keeps some pods', () => {
  expect(
    linesOf(routesAreServed, [service('a', { route, rollout: 'canary' }), service('b', { ports: { grpc: 9000 } })]),
  ).toEqual([]);
  expect(linesOf(routesAreServed, [service('a', { route, rollout: 'blueGreen', ports: { grpc: 9000 } })])).toEqual([
    'route routes-are-served: a route, and ports grpc | a route to the port http | add ports.http, or remove the route',
    'rollout routes-are-served: blueGreen behind a route | rolling, canary | choose canary, or remove the route',
  ]);
});

it('an image runs on nodes that it is built for', () => {
  const nodes = { architectures: ['amd64', 'arm64'] as const, spot: false };
  const fleet = testFleet([testCluster({ nodes })], ['order']);
  expect(linesOf(imagesRunOnTheNodes, [service('order')], fleet)).toEqual([]);
  const release = fleet.releases.get('order');
  if (release === undefined) throw new Error('no release');
  const releases = new Map([['order', { ...release, architectures: ['arm64'] as const }]]);
  expect(linesOf(imagesRunOnTheNodes, [service('order')], { ...fleet, releases })).toEqual([]);
  const old = { ...fleet, releases, clusters: [testCluster()] };
  expect(linesOf(imagesRunOnTheNodes, [service('order')], old)).toEqual([
    'architectures images-run-on-the-nodes: images for arm64; the nodes of aws-test are amd64 | at least one of amd64 | build the image for it, or let order leave the cluster',
  ]);
});
