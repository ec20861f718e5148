import type { Check } from '../../../check.ts';
import { shown } from '../../../shown.ts';
import { meshedNamespacesOf, ROOT_NAMESPACE } from './meshed.ts';

export const callersAuthorized: Check = {
  id: 'I02',
  name: 'callers-authorized',
  title: 'Each namespace of the mesh says who may call it',
  why: 'Without an AuthorizationPolicy everything in the mesh may call everything, and the certificates decide nothing.',
  severity: 'error',
  level: 'all',
  sources: ['https://istio.io/latest/docs/ops/best-practices/security/#authorization-policies'],
  fix: 'add an AuthorizationPolicy that names the accounts which call the pods of the namespace',
  good: [
    { name: 'for one app of the namespace' },
    {
      name: 'for the whole mesh',
      on: 'AuthorizationPolicy shop/order',
      set: { 'metadata.namespace': 'istio-system' },
    },
    {
      name: 'not in the mesh',
      on: 'Namespace shop',
      set: { 'metadata.labels["istio-injection"]': undefined, 'metadata.labels["istio.io/dataplane-mode"]': 'none' },
      remove: ['AuthorizationPolicy shop/order'],
    },
  ],
  bad: [
    {
      name: 'none',
      on: 'Namespace shop',
      remove: ['AuthorizationPolicy shop/order'],
      at: 'metadata.labels["istio-injection"]',
      found: 'no AuthorizationPolicy for namespace "shop"',
    },
    {
      name: 'none, without sidecars',
      on: 'Namespace shop',
      set: { 'metadata.labels["istio-injection"]': undefined, 'metadata.labels["istio.io/dataplane-mode"]': 'ambient' },
      remove: ['AuthorizationPolicy shop/order'],
      at: 'metadata.labels["istio.io/dataplane-mode"]',
      found: 'no AuthorizationPolicy for namespace "shop"',
    },
    {
      name: 'in another namespace',
      on: 'AuthorizationPolicy shop/order',
      set: { 'metadata.namespace': 'books' },
      object: 'Namespace shop',
      at: 'metadata.labels["istio-injection"]',
      found: 'no AuthorizationPolicy for namespace "shop"',
    },
  ],
  *inspect(world) {
    const policies = world.of('security.istio.io', 'AuthorizationPolicy');
    const covered = new Set(policies.map(({ metadata: { namespace } }) => namespace));
    for (const { object, label } of meshedNamespacesOf(world)) {
      const { name } = object.metadata;
      if (covered.has(name) || covered.has(ROOT_NAMESPACE)) continue;
      yield {
        object,
        path: ['metadata', 'labels', label],
        found: `no AuthorizationPolicy for namespace ${shown(name)}`,
        allowed: 'at least one, there or in istio-system',
      };
    }
  },
};
