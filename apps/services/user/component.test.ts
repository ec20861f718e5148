import { testApp, testService } from '@delivery/catalog/testing';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import user from './component.ts';

const others = [testApp('api-gateway', { service: testService({ calls: { user: 'http' } }) })];
const users = { host: 'users.db.example', port: 5432, cidrs: ['10.0.5.0/24'] };
const { bindings } = testCluster();
const cluster = testCluster({ bindings: { ...bindings, postgres: { users } } });

it('keeps its users in PostgreSQL', () => {
  expect(testRender(user, { cluster, others }).get('ConfigMap', 'user')['data']).toMatchObject({
    POSTGRES_DATABASE: 'users',
    POSTGRES_HOST: 'users.db.example',
  });
});

it('rolls, since its users can sign in a moment later', () => {
  const kinds = testRender(user, { cluster, others }).manifests.map(({ kind }) => kind);
  expect(kinds).toContain('Deployment');
  expect(kinds).not.toContain('Rollout');
});
