import { nearest } from '@delivery/findings';
import { nameOf, type Manifest } from '@delivery/manifest';
import type { Violation } from '../../../check.ts';
import { at, numberAt, textAt, type Fields } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import type { Reference } from '../table/references-of.ts';
import { oneOf } from '../table/words.ts';
import { listenersOf, takesKind, takesNamespace } from './listeners.ts';

/** The listeners of a Gateway that take a route, or why none does. */
export type Takers = { readonly listeners: readonly Fields[] } | { readonly refusal: Violation };

/** @param reference - from a route to the Gateway */
export function takersOf({ object, path, holder }: Reference, gateway: Manifest, world: World): Takers {
  const beside = path.slice(0, -1);
  const all = listenersOf(gateway);
  const names = all.flatMap((listener) => textAt(listener, 'name') ?? []);
  const refuse = (violation: Omit<Violation, 'object'>): Takers => ({ refusal: { object, ...violation } });
  const who = `${nameOf(object)} names`;
  const whom = nameOf(gateway);

  const section = textAt(holder, 'sectionName');
  const named = section === undefined ? all : all.filter(({ name }) => name === section);
  if (named.length === 0) {
    const near = section === undefined ? undefined : nearest(section, names);
    return refuse({
      path: [...beside, 'sectionName'],
      found: `${who} listener ${section} of ${whom}, which has no such listener`,
      allowed: oneOf(names),
      ...(near !== undefined && { fix: `did you mean "${near}"?` }),
    });
  }
  const port = numberAt(holder, 'port');
  const onPort = port === undefined ? named : named.filter((listener) => listener['port'] === port);
  if (onPort.length === 0)
    return refuse({
      path: [...beside, 'port'],
      found: `${who} port ${port} of ${whom}, where it does not listen`,
      allowed: oneOf(named.map((listener) => String(at(listener, 'port')))),
    });
  const ofKind = onPort.filter((listener) => takesKind(listener, object.kind));
  if (ofKind.length === 0)
    return refuse({
      path,
      found: `${who} ${whom}, whose listeners take no ${object.kind}`,
      allowed: `a listener with ${object.kind} in allowedRoutes.kinds`,
    });
  const { namespace } = object.metadata;
  const listeners = ofKind.filter((listener) => takesNamespace(listener, gateway, namespace, world));
  if (listeners.length === 0)
    return refuse({
      path,
      found: `${who} ${whom}, whose listeners take no ${object.kind} of namespace ${namespace}`,
      allowed: `a listener whose allowedRoutes.namespaces take ${namespace}`,
    });
  return { listeners };
}
