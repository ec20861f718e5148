import { groupOf } from '@delivery/manifest';
import type { FieldPath } from '../../diff/path.ts';
import { listAt, textAt, textsAt } from '../../tree/fields.ts';
import type { TreeObject } from '../../tree/tree.ts';

/** Kinds that make DNS records, as `group/Kind`. */
export const HOST_KINDS = [
  'networking.k8s.io/Ingress',
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/GRPCRoute',
  'gateway.networking.k8s.io/TLSRoute',
  'externaldns.k8s.io/DNSEndpoint',
];

/** The hosts of such an object. */
export function hostsOf({ manifest }: TreeObject): readonly string[] {
  const { spec } = manifest;
  switch (`${groupOf(manifest)}/${manifest.kind}`) {
    case 'networking.k8s.io/Ingress':
      return listAt(spec, 'rules').flatMap((rule) => textAt(rule, 'host') ?? []);
    case 'externaldns.k8s.io/DNSEndpoint':
      return listAt(spec, 'endpoints').flatMap((one) => textAt(one, 'dnsName') ?? []);
    default:
      return textsAt(spec, 'hostnames');
  }
}

/** The list in which they stand. */
export function hostList({ manifest }: TreeObject): FieldPath {
  if (manifest.kind === 'Ingress') return ['spec', 'rules'];
  return ['spec', manifest.kind === 'DNSEndpoint' ? 'endpoints' : 'hostnames'];
}
