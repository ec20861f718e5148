import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { at, fieldsAt, listAt } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { shown, stated } from '../../../shown.ts';
import type { World } from '../../../world.ts';
import { eachObject } from '../each-object.ts';
import { attachmentsOf, gatewayApi, onlyRedirects } from './listeners.ts';

export const noWildcardHost: Check = {
  id: 'I04',
  name: 'no-wildcard-host',
  title: 'Every route names its hosts',
  why: "A route for all hosts answers for hosts that are other teams', and for names that anybody points at the address.",
  severity: 'error',
  level: 'all',
  sources: ['gatekeeper-library block-wildcard-ingress', 'kyverno restrict-ingress-wildcard'],
  fix: 'write the hosts out',
  good: [
    { name: 'one host each' },
    {
      name: 'route: the host of its listener',
      on: 'HTTPRoute shop/order',
      set: { 'spec.hostnames': undefined },
    },
    {
      name: 'route: a Gateway that is not in the tree',
      on: 'HTTPRoute shop/order',
      set: { 'spec.hostnames': [], 'spec.parentRefs': [{ name: 'other' }] },
    },
    {
      name: 'Gateway: what is not HTTP has no hosts',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[2]': { name: 'queue', protocol: 'TCP', port: 5671 } },
    },
    {
      name: 'Istio: a gateway with a namespace before the host',
      add: [istio('Gateway', { servers: [{ hosts: ['shop/order.shop.example'] }] })],
    },
  ],
  bad: [
    {
      name: 'Ingress: a wildcard',
      on: 'Ingress shop/payment',
      set: { 'spec.rules[0].host': '*.shop.example' },
      at: 'spec.rules[0].host',
      found: 'host "*.shop.example"',
    },
    {
      name: 'Ingress: no host',
      on: 'Ingress shop/payment',
      set: { 'spec.rules[1]': { http: { paths: [] } } },
      at: 'spec.rules[1].host',
      found: 'host not set',
    },
    {
      name: 'Ingress: an empty host',
      on: 'Ingress shop/payment',
      set: { 'spec.rules[0].host': '' },
      at: 'spec.rules[0].host',
      found: 'host ""',
    },
    {
      name: 'Ingress: a backend for all that is left',
      on: 'Ingress shop/payment',
      set: { 'spec.defaultBackend': { service: { name: 'payment', port: { name: 'http' } } } },
      at: 'spec.defaultBackend',
      found: 'defaultBackend, which answers for every host',
    },
    {
      name: 'Gateway: a listener without a host',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[1].hostname': undefined },
      at: 'spec.listeners[1].hostname',
      found: 'hostname not set',
    },
    {
      name: 'Gateway: a listener for a domain that is not HTTP',
      on: 'Gateway shop/public',
      set: { 'spec.listeners[2]': { name: 'tls', protocol: 'TLS', port: 8443, hostname: '*.shop.example' } },
      at: 'spec.listeners[2].hostname',
      found: 'hostname "*.shop.example"',
    },
    {
      name: 'route: a wildcard',
      on: 'HTTPRoute shop/order',
      set: { 'spec.hostnames[1]': '*.shop.example' },
      at: 'spec.hostnames[1]',
      found: 'hostname "*.shop.example"',
    },
    {
      name: 'route: none, on a listener without a host',
      on: 'HTTPRoute shop/order',
      set: { 'spec.hostnames': undefined, 'spec.parentRefs': [{ name: 'public', sectionName: 'http' }] },
      at: 'spec.hostnames',
      found: 'hostnames not set',
    },
    {
      name: 'route: none, on one listener with a host and one without',
      on: 'HTTPRoute shop/order',
      set: { 'spec.hostnames': [], 'spec.parentRefs': [{ name: 'public' }] },
      at: 'spec.hostnames',
      found: 'hostnames []',
    },
    {
      name: 'route of another kind',
      on: 'GRPCRoute shop/order',
      add: [
        {
          apiVersion: `${gatewayApi}/v1`,
          kind: 'GRPCRoute',
          metadata: { name: 'order', namespace: 'shop' },
          spec: { hostnames: ['*'] },
        },
      ],
      at: 'spec.hostnames[0]',
      found: 'hostname "*"',
    },
    {
      name: 'Istio: a gateway for all',
      on: 'Gateway shop/mesh',
      add: [istio('Gateway', { servers: [{ hosts: ['a.shop.example'] }, { hosts: ['a.shop.example', '*'] }] })],
      at: 'spec.servers[1].hosts[1]',
      found: 'host "*"',
    },
    {
      name: 'Istio: a service for a domain',
      on: 'VirtualService shop/order',
      set: { 'spec.hosts[1]': '*.shop.svc.cluster.local' },
      at: 'spec.hosts[1]',
      found: 'host "*.shop.svc.cluster.local"',
    },
  ],
  inspect: inTurn(
    eachObject('networking.k8s.io', 'Ingress', function* (ingress) {
      for (const i of listAt(ingress, 'spec', 'rules').keys()) {
        const path = ['spec', 'rules', i, 'host'];
        const host = at(ingress, ...path);
        if (!isHost(host)) yield { path, found: stated('host', host), allowed: 'one host' };
      }
      if (at(ingress, 'spec', 'defaultBackend') === undefined) return;
      yield {
        path: ['spec', 'defaultBackend'],
        found: 'defaultBackend, which answers for every host',
        allowed: 'rules with a host each',
      };
    }),
    eachObject(gatewayApi, 'Gateway', function* (gateway) {
      for (const [i, listener] of listAt(gateway, 'spec', 'listeners').entries()) {
        const { protocol, hostname } = fieldsAt(listener);
        // what comes in by a plain listener is only redirected
        if ((protocol !== 'HTTPS' && protocol !== 'TLS') || isHost(hostname)) continue;
        yield { path: ['spec', 'listeners', i, 'hostname'], found: stated('hostname', hostname), allowed: 'one host' };
      }
    }),
    eachObject(gatewayApi, 'HTTPRoute', hostnamesOf),
    eachObject(gatewayApi, 'GRPCRoute', hostnamesOf),
    eachObject('networking.istio.io', 'Gateway', function* (gateway) {
      for (const [i, server] of listAt(gateway, 'spec', 'servers').entries()) {
        yield* wildcardsOf(listAt(server, 'hosts'), ['spec', 'servers', i, 'hosts']);
      }
    }),
    eachObject('networking.istio.io', 'VirtualService', (service) =>
      wildcardsOf(listAt(service, 'spec', 'hosts'), ['spec', 'hosts']),
    ),
  ),
};

function* hostnamesOf(route: Manifest, world: World): Iterable<Wrong> {
  const path = ['spec', 'hostnames'];
  const hostnames = listAt(route, ...path);
  for (const [i, hostname] of hostnames.entries()) {
    if (!isHost(hostname)) yield { path: [...path, i], found: `hostname ${shown(hostname)}`, allowed: 'one host' };
  }
  if (hostnames.length > 0 || onlyRedirects(route)) return;
  if (attachmentsOf(route, world).every(({ listener }) => isHost(listener['hostname']))) return;
  yield { path, found: stated('hostnames', at(route, ...path)), allowed: 'the hosts, or a listener with one' };
}

function* wildcardsOf(hosts: readonly unknown[], path: readonly (string | number)[]) {
  for (const [i, host] of hosts.entries()) {
    if (!isHost(host)) yield { path: [...path, i], found: `host ${shown(host)}`, allowed: 'one host' };
  }
}

/** Whether it is the name of one host. */
function isHost(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('*');
}

function istio(kind: string, spec: Readonly<Record<string, unknown>>) {
  return { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'mesh', namespace: 'shop' }, spec };
}
