import { at, fieldsAt, listAt, type Fields } from '../../fields.ts';
import { containersOf } from '../../pods/containers.ts';
import type { World } from '../../world.ts';
import { grouped } from '../../grouped.ts';
import { networkOf } from './network/network.ts';

/** A Service or pods, as monitors see them. */
export interface Scraped {
  readonly namespace: string;
  readonly labels: Fields;
  /** By name, and of pods by number too. */
  readonly ports: readonly (string | number)[];
}

/** Of these namespaces; undefined: of all. */
export type FindScraped = (namespaces: readonly string[] | undefined) => readonly Scraped[];

/** Finds what a ServiceMonitor or a PodMonitor may scrape. */
export function scrapedBy(kind: string, world: World): FindScraped {
  const all = kind === 'ServiceMonitor' ? services(world) : pods(world);
  const byNamespace = grouped(all, ({ namespace }) => namespace);
  return (namespaces) => (namespaces ? namespaces.flatMap((name) => byNamespace.get(name) ?? []) : all);
}

function services(world: World): readonly Scraped[] {
  return world.of('', 'Service').map((service) => ({
    namespace: service.metadata.namespace ?? '',
    labels: fieldsAt(service, 'metadata', 'labels'),
    ports: listAt(service, 'spec', 'ports').flatMap((port) => namesIn(port, 'name')),
  }));
}

function pods(world: World): readonly Scraped[] {
  return networkOf(world).endpoints.flatMap(({ namespace, labels, pod }) => {
    if (pod === undefined) return [];
    const ports = containersOf(pod).flatMap(({ fields }) => listAt(fields, 'ports'));
    return [
      {
        namespace,
        labels,
        ports: ports.flatMap((port) => [...namesIn(port, 'name'), ...namesIn(port, 'containerPort')]),
      },
    ];
  });
}

function namesIn(port: unknown, field: string): readonly (string | number)[] {
  const value = at(port, field);
  return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}
