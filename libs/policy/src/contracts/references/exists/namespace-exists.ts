import { nameOf } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import type { World } from '../../../world.ts';
import { dangling, nearName } from '../table/dangling.ts';
import { grouped } from '../../../grouped.ts';
import { thingsOf } from '../table/things.ts';
import { andOthers } from '../table/words.ts';
import { targets } from '../targets.ts';

const named = dangling(targets.namespace);

export const namespaceExists: Check = {
  id: 'C01',
  name: 'namespace-exists',
  title: 'Every namespace that is used exists',
  why: 'The API server refuses objects of a namespace that is missing, so none of what belongs there comes up.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  fix: 'add the Namespace to the tree, or use one that is there',
  good: [
    { name: 'in the tree' },
    { name: 'of every cluster', on: 'ServiceAccount shop/secrets', set: { 'metadata.namespace': 'kube-system' } },
    { name: 'of the engine', on: 'Application argocd/order', set: { 'spec.destination.namespace': 'argocd' } },
    {
      name: 'made by Argo CD',
      on: 'Application argocd/order',
      set: { 'spec.destination.namespace': 'shop-eu', 'spec.syncPolicy.syncOptions[4]': 'CreateNamespace=true' },
    },
    {
      name: 'on another cluster',
      on: 'Application argocd/order',
      set: { 'spec.destination': { name: 'edge', namespace: 'shop-eu' } },
    },
    {
      name: 'made by Helm',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.targetNamespace': 'reloader', 'spec.install.createNamespace': true },
    },
    {
      name: 'somewhere, when nobody says what the cluster has',
      on: 'ServiceAccount shop/secrets',
      set: { 'metadata.namespace': 'billing' },
      facts: { provides: undefined },
    },
  ],
  bad: [
    {
      name: 'a letter too many',
      on: 'ServiceAccount shop/secrets',
      set: { 'metadata.namespace': 'shopp' },
      object: 'ServiceAccount shopp/secrets',
      at: 'metadata.namespace',
      found: 'ServiceAccount shopp/secrets stands in Namespace shopp, which does not exist',
    },
    {
      name: 'two objects in a namespace that is missing',
      add: [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rates', namespace: 'billing' } },
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'taxes', namespace: 'billing' } },
      ],
      object: 'ConfigMap billing/rates',
      at: 'metadata.namespace',
      found: 'ConfigMap billing/rates and 1 other stand in Namespace billing, which does not exist',
    },
    {
      name: 'three objects in a namespace that is missing',
      add: ['rates', 'taxes', 'fees'].map((name) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'billing' },
      })),
      object: 'ConfigMap billing/rates',
      at: 'metadata.namespace',
      found: 'ConfigMap billing/rates and 2 others stand in Namespace billing, which does not exist',
    },
    {
      name: 'where an Application syncs into',
      on: 'Application argocd/order',
      set: { 'spec.destination.namespace': 'shop-eu' },
      at: 'spec.destination.namespace',
      found: 'Application argocd/order names Namespace shop-eu, which does not exist',
    },
    {
      name: 'where a chart is installed',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.targetNamespace': 'reloader' },
      at: 'spec.targetNamespace',
      found: 'HelmRelease flux-system/reloader names Namespace reloader, which does not exist',
    },
    {
      name: 'where Flux puts everything',
      on: 'Kustomization flux-system/payment',
      set: { 'spec.targetNamespace': 'pay' },
      at: 'spec.targetNamespace',
      found: 'Kustomization flux-system/payment names Namespace pay, which does not exist',
    },
  ],
  *inspect(world) {
    if (world.facts.provides === undefined) return;
    yield* homeless(world);
    yield* named(world);
  },
};

/** Objects of a namespace that does not exist, once a namespace. */
function* homeless(world: World): Iterable<Violation> {
  const things = thingsOf(world);
  for (const [namespace, [object, ...others]] of grouped(world.objects, ({ metadata }) => metadata.namespace)) {
    if (namespace === undefined) continue;
    const wanted = { group: '', kind: 'Namespace', namespace: undefined, name: namespace };
    if (things.exists(wanted)) continue;
    const near = nearName(things, wanted);
    yield {
      object,
      path: ['metadata', 'namespace'],
      found: `${andOthers(nameOf(object), others.length, 'stands', 'stand')} in Namespace ${namespace}, which does not exist`,
      allowed: 'a Namespace of the tree or of the cluster',
      ...(near !== undefined && { fix: `did you mean "${near}"?` }),
    };
  }
}
