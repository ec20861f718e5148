import type { Check } from '../../../check.ts';
import { eachNamespace } from './namespaces.ts';

export const namespaceBounded: Check = {
  id: 'B02',
  name: 'namespace-bounded',
  title: 'Every Namespace that holds pods of the tree has a ResourceQuota and a LimitRange',
  why: 'One mistake in a number of replicas, or one container without limits, otherwise takes the nodes of everybody else.',
  severity: 'error',
  level: 'all',
  sources: ['trivy KSV-0039', 'trivy KSV-0040', 'kyverno add-ns-quota'],
  fix: 'add the object to the namespace',
  good: [
    { name: 'both' },
    {
      name: 'no pods of the tree: what a chart runs there is not known',
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'charts' } }],
    },
    {
      name: "Kubernetes' own",
      on: 'Deployment shop/order',
      set: { 'metadata.namespace': 'kube-system' },
      add: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system' } }],
    },
  ],
  bad: [
    {
      name: 'no quota',
      on: 'Namespace shop',
      remove: ['ResourceQuota shop/quota'],
      at: 'metadata.name',
      found: 'no ResourceQuota in namespace "shop"',
    },
    {
      name: 'no limits',
      on: 'Namespace shop',
      remove: ['LimitRange shop/limits'],
      at: 'metadata.name',
      found: 'no LimitRange in namespace "shop"',
    },
    {
      name: 'a quota of another namespace',
      on: 'ResourceQuota shop/quota',
      set: { 'metadata.namespace': 'books' },
      object: 'Namespace shop',
      at: 'metadata.name',
      found: 'no ResourceQuota in namespace "shop"',
    },
  ],
  *inspect(world) {
    const occupied = new Set(world.pods.map(({ owner }) => owner.metadata.namespace));
    for (const kind of ['ResourceQuota', 'LimitRange']) {
      const bounded = new Set(world.of('', kind).map(({ metadata: { namespace } }) => namespace));
      yield* eachNamespace(function* ({ metadata: { name } }) {
        if (!occupied.has(name) || bounded.has(name)) return;
        yield {
          path: ['metadata', 'name'],
          found: `no ${kind} in namespace "${name}"`,
          allowed: `a ${kind}`,
        };
      })(world);
    }
  },
};
