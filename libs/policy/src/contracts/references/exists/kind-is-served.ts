import { nearest } from '@delivery/findings';
import { groupOf, nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import type { World } from '../../../world.ts';
import { alsoServed } from '../also.ts';
import { grouped } from '../../../grouped.ts';
import { isBuiltIn, servedBy, type Served } from '../table/served.ts';
import { andOthers } from '../table/words.ts';

export const kindIsServed: Check = {
  id: 'C02',
  name: 'kind-is-served',
  title: 'Every kind is served: by the API server, or by a definition in the tree',
  why: 'An object of an unknown kind is refused, and an engine that cannot apply one object may not apply the others beside it either.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/'],
  fix: 'add the CustomResourceDefinition to the tree, or use a version that it serves',
  good: [
    { name: 'what the cluster serves' },
    {
      name: 'a kind that the tree defines',
      add: [{ apiVersion: 'shop.example/v1', kind: 'Coupon', metadata: { name: 'spring', namespace: 'shop' } }],
    },
    {
      name: 'a group of the API server',
      add: [{ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { name: 'a', namespace: 'shop' } }],
    },
    {
      name: 'a kind that a Gatekeeper template makes',
      facts: alsoServed('templates.gatekeeper.sh/v1 ConstraintTemplate'),
      add: [
        {
          apiVersion: 'templates.gatekeeper.sh/v1',
          kind: 'ConstraintTemplate',
          metadata: { name: 'k8sowner' },
          spec: { crd: { spec: { names: { kind: 'K8sOwner' } } } },
        },
        { apiVersion: 'constraints.gatekeeper.sh/v1beta1', kind: 'K8sOwner', metadata: { name: 'owner' } },
      ],
    },
    {
      name: 'kinds that a Crossplane definition makes',
      facts: alsoServed('apiextensions.crossplane.io/v1 CompositeResourceDefinition'),
      add: [
        {
          apiVersion: 'apiextensions.crossplane.io/v1',
          kind: 'CompositeResourceDefinition',
          metadata: { name: 'xbuckets.shop.example' },
          spec: {
            group: 'shop.example',
            names: { kind: 'XBucket', plural: 'xbuckets' },
            claimNames: { kind: 'Bucket', plural: 'buckets' },
            versions: [{ name: 'v1', served: true, referenceable: true }],
          },
        },
        { apiVersion: 'shop.example/v1', kind: 'XBucket', metadata: { name: 'invoices' } },
        { apiVersion: 'shop.example/v1', kind: 'Bucket', metadata: { name: 'invoices', namespace: 'shop' } },
      ],
    },
    {
      name: 'a kind of another API server',
      add: [
        {
          apiVersion: 'apiregistration.k8s.io/v1',
          kind: 'APIService',
          metadata: { name: 'v1.flights.example' },
          spec: { group: 'flights.example', version: 'v1' },
        },
        { apiVersion: 'flights.example/v1', kind: 'Flight', metadata: { name: 'lh1', namespace: 'shop' } },
      ],
    },
    {
      name: 'a kind that nobody knows, when nobody says what the cluster has',
      facts: { provides: undefined },
      add: [{ apiVersion: 'flights.example/v1', kind: 'Flight', metadata: { name: 'lh1', namespace: 'shop' } }],
    },
  ],
  bad: [
    {
      name: 'no definition at all',
      add: [{ apiVersion: 'flights.example/v1', kind: 'Flight', metadata: { name: 'lh1', namespace: 'shop' } }],
      object: 'Flight shop/lh1',
      at: 'kind',
      found: 'Flight shop/lh1 is of flights.example/v1 Flight, which nothing serves',
    },
    {
      name: 'a slip in the kind',
      add: ['spring', 'summer'].map((name) => ({
        apiVersion: 'shop.example/v1',
        kind: 'Cupon',
        metadata: { name, namespace: 'shop' },
      })),
      object: 'Cupon shop/spring',
      at: 'kind',
      found: 'Cupon shop/spring and 1 other are of shop.example/v1 Cupon, which nothing serves',
    },
    {
      name: 'another version',
      add: [{ apiVersion: 'shop.example/v1beta1', kind: 'Coupon', metadata: { name: 'spring', namespace: 'shop' } }],
      object: 'Coupon shop/spring',
      at: 'apiVersion',
      found: 'Coupon shop/spring is of shop.example/v1beta1, in which no definition serves a Coupon',
    },
    {
      name: 'a version that is no longer served, also where little is known of the cluster',
      facts: { provides: undefined },
      on: 'CustomResourceDefinition coupons.shop.example',
      set: {
        'spec.versions[1]': { name: 'v1alpha1', served: false, storage: false },
        'spec.versions[2]': { name: 'v2', served: true, storage: false },
      },
      add: [{ apiVersion: 'shop.example/v1alpha1', kind: 'Coupon', metadata: { name: 'spring', namespace: 'shop' } }],
      object: 'Coupon shop/spring',
      at: 'apiVersion',
      found: 'Coupon shop/spring is of shop.example/v1alpha1, in which no definition serves a Coupon',
    },
  ],
  *inspect(world) {
    const served = servedBy(world);
    const custom = world.objects.filter((object) => !isBuiltIn(groupOf(object)));
    for (const objects of grouped(custom, ({ apiVersion, kind }) => `${apiVersion} ${kind}`).values()) {
      const violation = violationOf(objects, served, world);
      if (violation) yield violation;
    }
  },
};

type Objects = readonly [Manifest, ...Manifest[]];

function violationOf(objects: Objects, served: Served, world: World): Violation | undefined {
  const [object] = objects;
  const { apiVersion, kind } = object;
  const group = groupOf(object);
  const version = apiVersion.slice(group.length + 1);
  const versions = served.versions.get(`${group}/${kind}`);
  if (versions?.has(version) || versions?.has('*') || served.aggregated.has(apiVersion)) return undefined;
  const who = andOthers(nameOf(object), objects.length - 1, 'is', 'are');
  if (versions) {
    const allowed = [...versions].map((name) => `${group}/${name}`).join(', ');
    const found = `${who} of ${apiVersion}, in which no definition serves a ${kind}`;
    return { object, path: ['apiVersion'], found, allowed, fix: `use ${allowed}` };
  }
  if (world.facts.provides === undefined) return undefined;
  const kinds = [...served.versions.keys()].flatMap((key) =>
    key.startsWith(`${group}/`) ? [key.slice(group.length + 1)] : [],
  );
  const near = nearest(kind, kinds);
  return {
    object,
    path: ['kind'],
    found: `${who} of ${apiVersion} ${kind}, which nothing serves`,
    allowed: 'a kind with a CustomResourceDefinition in the tree or in the cluster',
    ...(near !== undefined && { fix: `did you mean "${near}"?` }),
  };
}
