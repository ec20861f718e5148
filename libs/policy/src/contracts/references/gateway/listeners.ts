import type { Manifest } from '@delivery/manifest';
import { at, fieldsAt, isRecord, listAt, textAt, type Fields } from '../../../fields.ts';
import { selects } from '../../../pods/selector.ts';
import type { World } from '../../../world.ts';

const GROUP = 'gateway.networking.k8s.io';

/** Kinds that a protocol takes when its listener names none. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

export function listenersOf(gateway: Manifest): readonly Fields[] {
  return listAt(gateway, 'spec', 'listeners').filter(isRecord);
}

/** Whether a listener takes routes of the kind. A protocol of one implementation takes what that says. */
export function takesKind(listener: Fields, kind: string): boolean {
  const kinds = listAt(listener, 'allowedRoutes', 'kinds');
  if (kinds.length === 0) return KINDS[textAt(listener, 'protocol') ?? '']?.includes(kind) ?? true;
  return kinds.some((one) => textAt(one, 'kind') === kind && (textAt(one, 'group') ?? GROUP) === GROUP);
}

/**
 * Whether a listener takes routes of the namespace: only its own unless it says more. Of a Namespace that the tree does not hold only the
 * label with its name is known, so it passes where others decide.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#routenamespaces
 */
export function takesNamespace(
  listener: Fields,
  gateway: Manifest,
  namespace: string | undefined,
  world: World,
): boolean {
  const rule = fieldsAt(listener, 'allowedRoutes', 'namespaces');
  switch (rule['from'] ?? 'Same') {
    case 'All':
      return true;
    case 'Same':
      return namespace === gateway.metadata.namespace;
    case 'Selector': {
      const found = namespace === undefined ? undefined : world.find('', 'Namespace', undefined, namespace);
      if (!found) return !asksOnlyForName(rule['selector']) || selects(rule['selector'], { [NAME]: namespace });
      return selects(rule['selector'], { ...found.metadata.labels, [NAME]: namespace });
    }
    default:
      return false;
  }
}

const NAME = 'kubernetes.io/metadata.name';

function asksOnlyForName(selector: unknown): boolean {
  const keys = [
    ...Object.keys(fieldsAt(selector, 'matchLabels')),
    ...listAt(selector, 'matchExpressions').map((expression) => at(expression, 'key')),
  ];
  return keys.every((key) => key === NAME);
}
