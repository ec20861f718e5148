import { groupOf, nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { listAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { referencesOf } from '../table/references-of.ts';
import { thingsOf } from '../table/things.ts';
import { targetText } from '../table/words.ts';

const GROUP = 'gateway.networking.k8s.io';

export const referenceGranted: Check = {
  id: 'C19',
  name: 'reference-granted',
  title: 'Another namespace admits what routes and Gateways name in it',
  why: 'Without a ReferenceGrant a Gateway answers requests for such a backend with an error, and a listener with such a certificate not at all.',
  severity: 'error',
  level: 'all',
  sources: ['https://gateway-api.sigs.k8s.io/api-types/referencegrant/'],
  fix: 'add a ReferenceGrant to the other namespace, or name something of this one',
  good: [
    { name: 'in one namespace' },
    {
      name: 'a Service that a grant opens',
      add: [route('edge', 'shop'), grant('HTTPRoute', { group: '', kind: 'Service', name: 'order' })],
    },
    {
      name: 'all Services that a grant opens',
      add: [route('edge', 'shop'), grant('HTTPRoute', { group: '', kind: 'Service' })],
    },
    { name: 'a Service that is not there', add: [route('edge', 'billing')] },
    {
      name: 'a certificate that a grant opens',
      add: [listener('edge'), grant('Gateway', { group: '', kind: 'Secret', name: 'shop-tls' })],
    },
  ],
  bad: [
    {
      name: 'no grant',
      add: [route('edge', 'shop')],
      object: 'HTTPRoute edge/order',
      at: 'spec.rules[0].backendRefs[0].name',
      found: 'HTTPRoute edge/order names Service shop/order, and no ReferenceGrant there admits it',
    },
    {
      name: 'a grant to routes of another kind',
      add: [route('edge', 'shop'), grant('GRPCRoute', { group: '', kind: 'Service' })],
      object: 'HTTPRoute edge/order',
      at: 'spec.rules[0].backendRefs[0].name',
      found: 'HTTPRoute edge/order names Service shop/order, and no ReferenceGrant there admits it',
    },
    {
      name: 'a grant of another Service',
      add: [route('edge', 'shop'), grant('HTTPRoute', { group: '', kind: 'Service', name: 'payment' })],
      object: 'HTTPRoute edge/order',
      at: 'spec.rules[0].backendRefs[0].name',
      found: 'HTTPRoute edge/order names Service shop/order, and no ReferenceGrant there admits it',
    },
    {
      name: 'a grant to another namespace',
      add: [route('outside', 'shop'), grant('HTTPRoute', { group: '', kind: 'Service' })],
      object: 'HTTPRoute outside/order',
      at: 'spec.rules[0].backendRefs[0].name',
      found: 'HTTPRoute outside/order names Service shop/order, and no ReferenceGrant there admits it',
    },
    {
      name: 'a certificate of another namespace',
      add: [listener('edge')],
      object: 'Gateway edge/edge',
      at: 'spec.listeners[0].tls.certificateRefs[0].name',
      found: 'Gateway edge/edge names Secret shop/shop-tls, and no ReferenceGrant there admits it',
    },
  ],
  inspect: ungranted,
};

function* ungranted(world: World): Iterable<Violation> {
  const things = thingsOf(world);
  const grants = grantsOf(world);
  for (const reference of referencesOf(world)) {
    const { object, path, naming, namespace, group, kind, name } = reference;
    const own = object.metadata.namespace;
    if (!naming.granted || namespace === own || things.named(reference).length === 0) continue;
    const from = fromText(groupOf(object), object.kind, own);
    if ([name, ANY].some((to) => grants.has(`${namespace} ${from} ${group}/${kind}/${to}`))) continue;
    yield {
      object,
      path,
      found: `${nameOf(object)} names ${targetText(reference)}, and no ReferenceGrant there admits it`,
      allowed: `a ${kind} of namespace ${own}, or one that a ReferenceGrant of namespace ${namespace} opens to ${object.kind}s of ${own}`,
    };
  }
}

/** For grants that name no object: they open all of a kind. */
const ANY = '*';

const fromText = (group: string | undefined, kind: string | undefined, namespace: string | undefined) =>
  `${group}/${kind}/${namespace}`;

/** `<namespace> <from> <to>` of everything that is granted. */
function grantsOf(world: World): ReadonlySet<string> {
  const grants = world.of(GROUP, 'ReferenceGrant').flatMap(({ metadata: { namespace }, spec }) =>
    listAt(spec, 'from').flatMap((from) =>
      listAt(spec, 'to').map((to) => {
        const user = fromText(textAt(from, 'group'), textAt(from, 'kind'), textAt(from, 'namespace'));
        return `${namespace} ${user} ${textAt(to, 'group')}/${textAt(to, 'kind')}/${textAt(to, 'name') ?? ANY}`;
      }),
    ),
  );
  return new Set(grants);
}

/** A route in another namespace than its Service. */
function route(namespace: string, of: string): Manifest {
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'HTTPRoute',
    metadata: { name: 'order', namespace },
    spec: { rules: [{ backendRefs: [{ name: 'order', namespace: of, port: 80 }] }] },
  };
}

/** A Gateway in another namespace than its certificate. */
function listener(namespace: string): Manifest {
  const tls = { certificateRefs: [{ name: 'shop-tls', namespace: 'shop' }] };
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name: 'edge', namespace },
    spec: { listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', tls }] },
  };
}

/** What `shop` opens to `edge`. */
function grant(kind: string, to: Readonly<Record<string, string>>): Manifest {
  return {
    apiVersion: `${GROUP}/v1beta1`,
    kind: 'ReferenceGrant',
    metadata: { name: 'edge', namespace: 'shop' },
    spec: { from: [{ group: GROUP, kind, namespace: 'edge' }], to: [to] },
  };
}
