import type { Manifest } from '@delivery/manifest';
import { fieldsAt, listAt, textAt, type Fields } from '../../../fields.ts';
import { selects } from '../../../pods/selector.ts';
import type { World } from '../../../world.ts';

export const gatewayApi = 'gateway.networking.k8s.io';

/** A listener that a route asks for, and that lets it in. */
export interface Attachment {
  readonly gateway: Manifest;
  readonly listener: Fields;
  /** Index of the route's reference to the Gateway. */
  readonly parent: number;
}

/** The listeners of Gateways of the tree that serve a route. */
export function attachmentsOf(route: Manifest, world: World): Attachment[] {
  return listAt(route, 'spec', 'parentRefs').flatMap((reference, parent) => {
    const { sectionName, port, namespace = route.metadata.namespace } = fieldsAt(reference);
    const name = textAt(reference, 'name') ?? '';
    const gateway = world.find(gatewayApi, 'Gateway', String(namespace), name);
    if (gateway === undefined) return [];
    return listAt(gateway, 'spec', 'listeners').flatMap((value) => {
      const listener = fieldsAt(value);
      if (sectionName !== undefined && sectionName !== listener['name']) return [];
      if (port !== undefined && port !== listener['port']) return [];
      return admits(listener, gateway, route, world) ? [{ gateway, listener, parent }] : [];
    });
  });
}

function admits(listener: Fields, gateway: Manifest, route: Manifest, world: World): boolean {
  const { from = 'Same', selector } = fieldsAt(listener, 'allowedRoutes', 'namespaces');
  const { namespace = '' } = route.metadata;
  const kinds = listAt(listener, 'allowedRoutes', 'kinds');
  if (kinds.length > 0 && !kinds.some((kind) => textAt(kind, 'kind') === route.kind)) return false;
  if (from === 'All') return true;
  if (from === 'Same') return namespace === gateway.metadata.namespace;
  const labels = fieldsAt(world.find('', 'Namespace', undefined, namespace), 'metadata', 'labels');
  return from === 'Selector' && selects(selector, { 'kubernetes.io/metadata.name': namespace, ...labels });
}

/** Whether every rule of a route sends its requests on to HTTPS. */
export function onlyRedirects(route: Manifest): boolean {
  const rules = listAt(route, 'spec', 'rules');
  return rules.length > 0 && rules.every(redirects);
}

function redirects(rule: unknown): boolean {
  return listAt(rule, 'filters').some((filter) => textAt(filter, 'requestRedirect', 'scheme') === 'https');
}
