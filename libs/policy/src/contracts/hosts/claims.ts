import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../check.ts';
import { at, fieldsAt, listAt, textAt } from '../../fields.ts';
import type { World } from '../../world.ts';

/** One object that says: requests for this host and path are mine, or: this name is mine. */
export interface Claim {
  readonly object: Manifest;
  readonly path: Path;
  /** For people, e.g. `order.shop.example/` or `order.shop.example A`. */
  readonly text: string;
  /** Where the claim is made, e.g. on which listener: claims of two places do not meet. */
  readonly place: string;
}

const GATEWAY_ROUTES = ['GRPCRoute', 'HTTPRoute', 'TLSRoute'];

/** Of routes, Ingresses and DNS records; hosts in lower case, as DNS takes them. */
export function claimsIn(world: World): Claim[] {
  return [
    ...GATEWAY_ROUTES.flatMap((kind) => world.of('gateway.networking.k8s.io', kind)).flatMap(routeClaims),
    ...world.of('networking.k8s.io', 'Ingress').flatMap(ingressClaims),
    ...world.of('externaldns.k8s.io', 'DNSEndpoint').flatMap(recordClaims),
  ];
}

/** A route claims what its matches say, on every listener that it names. */
function routeClaims(object: Manifest): Claim[] {
  const { spec } = object;
  const matches = listAt(spec, 'rules').flatMap((rule) => {
    const said = listAt(rule, 'matches');
    return said.length > 0 ? said : [{}];
  });
  return listAt(spec, 'hostnames').flatMap((host, i) =>
    listAt(spec, 'parentRefs').flatMap((parent) => {
      const namespace = textAt(parent, 'namespace') ?? object.metadata.namespace;
      const listener = [textAt(parent, 'sectionName'), at(parent, 'port')].map(String).join(' ');
      const place = `${textAt(parent, 'kind') ?? 'Gateway'} ${namespace}/${textAt(parent, 'name')} ${listener}`;
      return matches.map((match) => ({
        object,
        path: ['spec', 'hostnames', i],
        text: `${String(host).toLowerCase()}${matchText(match)}`,
        place,
      }));
    }),
  );
}

/** A path, and what else a request must have. */
function matchText(match: unknown): string {
  const { path, ...rest } = fieldsAt({ match }, 'match');
  const type = textAt(path, 'type') ?? 'PathPrefix';
  const more = Object.keys(rest).length > 0 ? ` with ${JSON.stringify(rest)}` : '';
  return `${textAt(path, 'value') ?? '/'}${type === 'PathPrefix' ? '' : ` (${type})`}${more}`;
}

function ingressClaims(object: Manifest): Claim[] {
  const place = `Ingress ${textAt(object.spec, 'ingressClassName')}`;
  return listAt(object.spec, 'rules').flatMap((rule, i) =>
    listAt(rule, 'http', 'paths').map((path) => {
      const type = textAt(path, 'pathType') ?? 'Prefix';
      const host = (textAt(rule, 'host') ?? '*').toLowerCase();
      return {
        object,
        path: ['spec', 'rules', i, 'host'],
        text: `${host}${textAt(path, 'path') ?? '/'}${type === 'Prefix' ? '' : ` (${type})`}`,
        place,
      };
    }),
  );
}

/** Records of one name live together when each has an identifier of its own. */
function recordClaims(object: Manifest): Claim[] {
  return listAt(object.spec, 'endpoints').map((endpoint, i) => ({
    object,
    path: ['spec', 'endpoints', i, 'dnsName'],
    text: `${(textAt(endpoint, 'dnsName') ?? '').toLowerCase()} ${textAt(endpoint, 'recordType')}`,
    place: `DNS ${textAt(endpoint, 'setIdentifier')}`,
  }));
}
