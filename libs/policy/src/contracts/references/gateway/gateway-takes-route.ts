import { nameOf, type Manifest } from '@delivery/manifest';
import type { Check, Violation } from '../../../check.ts';
import { listAt, textAt, type Fields } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { alsoProvided } from '../also.ts';
import { dangling } from '../table/dangling.ts';
import { grouped } from '../../../grouped.ts';
import { referencesOf, type Reference } from '../table/references-of.ts';
import { thingsOf } from '../table/things.ts';
import { oneOf } from '../table/words.ts';
import { targets } from '../targets.ts';
import { intersect } from './hostnames.ts';
import { takersOf } from './takers.ts';

const missing = dangling(targets.gateway);

export const gatewayTakesRoute: Check = {
  id: 'C13',
  name: 'gateway-takes-route',
  title: 'Every route is taken by the Gateway that it names',
  why: 'A Gateway ignores a route of a namespace, kind or host that none of its listeners takes: callers get an error, and only a status says why.',
  severity: 'error',
  level: 'all',
  sources: ['https://gateway-api.sigs.k8s.io/concepts/security-model/'],
  fix: 'let a listener of the Gateway take it, or name another Gateway or listener',
  good: [
    { name: 'by the name of a listener' },
    { name: 'at any listener', on: 'HTTPRoute shop/order', set: { 'spec.parentRefs[0].sectionName': undefined } },
    { name: 'by a port', on: 'HTTPRoute shop/order', set: { 'spec.parentRefs[0]': { name: 'public', port: 443 } } },
    { name: 'for every host', on: 'HTTPRoute shop/order', set: { 'spec.hostnames': undefined } },
    {
      name: 'for a host below that of the listener',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].hostname': '*.shop.example' },
    },
    {
      name: 'of a namespace that the listener selects',
      on: 'Gateway shop/public',
      set: {
        'spec.listeners[1].allowedRoutes.namespaces': {
          from: 'Selector',
          selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
        },
      },
    },
    {
      name: 'with a Gateway of the cluster',
      on: 'HTTPRoute shop/order',
      set: { 'spec.parentRefs[1]': { name: 'mesh', namespace: 'argocd' }, 'spec.hostnames[1]': 'order.mesh.example' },
      facts: alsoProvided({ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'argocd', name: 'mesh' }),
    },
    {
      name: 'to a Service of the mesh',
      on: 'HTTPRoute shop/order',
      set: { 'spec.parentRefs': [{ group: '', kind: 'Service', name: 'order' }] },
    },
  ],
  bad: [
    {
      name: 'a slip in the Gateway',
      on: 'HTTPRoute shop/order',
      set: { 'spec.parentRefs[0].name': 'pulbic' },
      at: 'spec.parentRefs[0].name',
      found: 'HTTPRoute shop/order names Gateway shop/pulbic, which does not exist',
    },
    {
      name: 'a slip in the listener',
      on: 'HTTPRoute shop/order',
      set: { 'spec.parentRefs[0].sectionName': 'htps' },
      at: 'spec.parentRefs[0].sectionName',
      found: 'HTTPRoute shop/order names listener htps of Gateway shop/public, which has no such listener',
    },
    {
      name: 'a port on which no listener is',
      on: 'HTTPRoute shop/order',
      set: { 'spec.parentRefs[0].port': 8443 },
      at: 'spec.parentRefs[0].port',
      found: 'HTTPRoute shop/order names port 8443 of Gateway shop/public, where it does not listen',
    },
    {
      name: 'a kind that the listener does not name',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].allowedRoutes.kinds': [{ kind: 'GRPCRoute' }] },
      object: 'HTTPRoute shop/order',
      at: 'spec.parentRefs[0].name',
      found: 'HTTPRoute shop/order names Gateway shop/public, whose listeners take no HTTPRoute',
    },
    {
      name: 'a kind that the protocol does not carry',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[0].protocol': 'TCP' },
      object: 'HTTPRoute shop/redirect-to-https',
      at: 'spec.parentRefs[0].name',
      found: 'HTTPRoute shop/redirect-to-https names Gateway shop/public, whose listeners take no HTTPRoute',
    },
    {
      name: 'another namespace',
      add: [
        {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          metadata: { name: 'cd', namespace: 'argocd' },
          spec: { parentRefs: [{ name: 'public', namespace: 'shop' }] },
        },
      ],
      object: 'HTTPRoute argocd/cd',
      at: 'spec.parentRefs[0].name',
      found: 'HTTPRoute argocd/cd names Gateway shop/public, whose listeners take no HTTPRoute of namespace argocd',
    },
    {
      name: 'a host for which nobody listens',
      on: 'HTTPRoute shop/order',
      set: { 'spec.hostnames[1]': 'orders.shop.example' },
      at: 'spec.hostnames[1]',
      found: 'HTTPRoute shop/order is for host orders.shop.example, for which Gateway shop/public does not listen',
    },
  ],
  *inspect(world) {
    yield* missing(world);
    const parents = referencesOf(world).filter(({ path }) => path[1] === 'parentRefs');
    for (const [route, ofRoute] of grouped(parents, ({ object }) => object)) yield* refusals(route, ofRoute, world);
  },
};

function* refusals(route: Manifest, parents: readonly Reference[], world: World): Iterable<Violation> {
  const things = thingsOf(world);
  const listeners: Fields[] = [];
  const gateways: string[] = [];
  let isKnown = true;
  for (const parent of parents) {
    const gateway = parent.kind === 'Gateway' ? things.named(parent)[0]?.object : undefined;
    if (gateway === undefined) {
      isKnown = false;
      continue;
    }
    const takers = takersOf(parent, gateway, world);
    if ('refusal' in takers) {
      isKnown = false;
      yield takers.refusal;
    } else {
      gateways.push(nameOf(gateway));
      listeners.push(...takers.listeners);
    }
  }
  // what one parent refuses, or what nobody knows of one, may be meant for another host
  if (isKnown) yield* unheard(route, listeners, gateways);
}

/** Hosts of a route for which none of the listeners that take it listens. */
function* unheard(route: Manifest, listeners: readonly Fields[], gateways: readonly string[]): Iterable<Violation> {
  const hosts = listeners.map((listener) => textAt(listener, 'hostname'));
  // a listener without a host listens for every one
  if (hosts.includes(undefined)) return;
  for (const [i, host] of listAt(route, 'spec', 'hostnames').entries()) {
    if (typeof host !== 'string' || hosts.some((other) => other !== undefined && intersect(other, host))) continue;
    yield {
      object: route,
      path: ['spec', 'hostnames', i],
      found: `${nameOf(route)} is for host ${host}, for which ${gateways.join(' and ')} does not listen`,
      allowed: oneOf([...new Set(hosts)].map(String)),
    };
  }
}
