import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, it } from 'vitest';
import delivery from './component.ts';

const at = (host: string, cidr: string) => ({ host, port: 6379, cidrs: [cidr] });
const { bindings } = testCluster();
const cluster = testCluster({
  bindings: {
    ...bindings,
    postgres: { deliveries: { host: 'deliveries.db.example', port: 5432, cidrs: ['10.0.6.0/24'] } },
    redis: { tracking: at('tracking.redis.example', '10.0.7.0/24') },
  },
});
const site = testCluster({
  name: 'site-test',
  role: 'edge',
  availability: 'edge',
  link: 'intermittent',
  bindings: { postgres: {}, buckets: {}, redis: { tracking: at('tracking.site.example', '10.9.0.10/32') } },
});
const addresses = (of: typeof cluster) =>
  (
    testRender(delivery, { cluster: of }).get('NetworkPolicy', 'delivery') as unknown as Required<INetworkPolicy>
  ).spec.egress
    ?.flatMap(({ to }) => to?.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []))
    .sort();

it('lets couriers go slowly', () => {
  expect(testRender(delivery, { cluster }).get('Deployment', 'delivery')).toMatchObject({
    spec: { template: { spec: { terminationGracePeriodSeconds: 115 } } },
  });
});

it('assigns by a worker that follows the lag of its topic', () => {
  const rendering = testRender(delivery, { cluster });
  expect(rendering.get('Deployment', 'delivery-assignment').metadata.namespace).toBe('delivery');
  expect(rendering.get('ScaledObject', 'delivery-assignment')).toMatchObject({
    spec: { triggers: [{ type: 'kafka', metadata: { topic: 'order-events', lagThreshold: '200' } }] },
  });
});

it('at the edge reaches nothing beyond the site, so that it serves while the link is down', () => {
  expect(addresses(cluster)).toEqual(['10.0.2.0/24', '10.0.6.0/24', '10.0.7.0/24']);
  expect(addresses(site)).toEqual(['10.9.0.10/32']);
  const kinds = testRender(delivery, { cluster: site }).manifests.map(({ kind }) => kind);
  expect(kinds).not.toContain('ScaledObject');
  expect(kinds.filter((kind) => kind === 'Deployment')).toHaveLength(1);
});
