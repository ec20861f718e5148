import { nameOf, type Manifest } from '@delivery/manifest';
import { at, fieldsAt, listAt, textAt } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { shown } from '../../../shown.ts';
import type { World } from '../../../world.ts';
import { eachObject } from '../each-object.ts';
import { attachmentsOf, gatewayApi, onlyRedirects } from './listeners.ts';

/** Annotations that name a certificate beside the Ingress. */
const CERTIFICATES = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
];

/** Protocols of a server that have no TLS. */
const PLAIN = ['HTTP', 'HTTP2', 'GRPC', 'GRPC-Web'];

/** Finds what is served without TLS: by Ingresses, Gateways, the routes of plain listeners, and gateways of a mesh. */
export const servedInPlain = inTurn(
  eachObject('networking.k8s.io', 'Ingress', function* (ingress) {
    if (CERTIFICATES.some((name) => ingress.metadata.annotations?.[name] !== undefined)) return;
    const covers = coverageOf(listAt(ingress, 'spec', 'tls'));
    for (const [i, rule] of listAt(ingress, 'spec', 'rules').entries()) {
      const host = textAt(rule, 'host') ?? '';
      if (covers(host)) continue;
      const path = ['spec', 'rules', i, 'host'];
      yield { path, found: `host ${shown(host)} without TLS`, allowed: 'a host that spec.tls names' };
    }
  }),
  eachObject(gatewayApi, 'Gateway', function* (gateway) {
    if (at(gateway, 'spec', 'infrastructure', 'parametersRef') !== undefined) return;
    for (const [i, listener] of listAt(gateway, 'spec', 'listeners').entries()) {
      const { protocol, name } = fieldsAt(listener);
      const { mode, certificateRefs, options } = fieldsAt(listener, 'tls');
      if (protocol !== 'HTTPS' && protocol !== 'TLS') continue;
      if (mode === 'Passthrough' || listAt(certificateRefs).length > 0 || options !== undefined) continue;
      const path = ['spec', 'listeners', i, 'tls'];
      yield { path, found: `listener ${shown(name)} without a certificate`, allowed: 'tls.certificateRefs' };
    }
  }),
  eachObject(gatewayApi, 'HTTPRoute', plainListenersOf),
  eachObject(gatewayApi, 'GRPCRoute', plainListenersOf),
  eachObject('networking.istio.io', 'Gateway', function* (gateway) {
    for (const [i, server] of listAt(gateway, 'spec', 'servers').entries()) {
      const protocol = textAt(server, 'port', 'protocol') ?? '';
      if (!PLAIN.includes(protocol) || at(server, 'tls', 'httpsRedirect') === true) continue;
      const path = ['spec', 'servers', i, 'port', 'protocol'];
      yield {
        path,
        found: `protocol ${shown(protocol)} without a redirect`,
        allowed: 'HTTPS, or tls.httpsRedirect: true',
      };
    }
  }),
);

function* plainListenersOf(route: Manifest, world: World): Iterable<Wrong> {
  if (onlyRedirects(route)) return;
  for (const { gateway, listener, parent } of attachmentsOf(route, world)) {
    if (listener['protocol'] !== 'HTTP') continue;
    yield {
      path: ['spec', 'parentRefs', parent],
      found: `plain listener ${shown(listener['name'])} of ${nameOf(gateway)}`,
      allowed: 'a listener with TLS; on a plain one a redirect to https',
    };
  }
}

/** Whether a host stands in one of the entries: by name, below a wildcard, or in an entry for all. */
function coverageOf(entries: readonly unknown[]): (host: string) => boolean {
  const hosts = new Set(entries.flatMap((entry) => listAt(entry, 'hosts')));
  const all = entries.some((entry) => listAt(entry, 'hosts').length === 0);
  return (host) => all || hosts.has(host) || hosts.has(`*${host.slice(host.indexOf('.'))}`);
}
