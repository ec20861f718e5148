import type { App, ServiceDeclaration } from '@delivery/catalog';
import type { Release } from '@delivery/fleet';
import type { Model } from '../model.ts';
import { inRingOrder } from '../ring-order.ts';
import { trackedImage, type TrackedImage } from '../release/images.ts';
import type { Synthesis } from '../synth.ts';

type Declared = Pick<
  App,
  'name' | 'stage' | 'folder' | 'owner' | 'after' | 'protected' | 'namespaces' | 'crds' | 'charts'
>;
type Service = Pick<
  ServiceDeclaration,
  'tier' | 'dataClass' | 'ports' | 'calls' | 'calledBy' | 'needs' | 'route' | 'edge'
>;

/** One app: what it declares, and what that became. */
export interface AppFacts extends Declared {
  readonly service?: Service;
  /** With the file that states it. */
  readonly release?: Release & { readonly file: string };
  readonly objects: number;
  /** Those of `objects` that clusters share, e.g. CRDs. */
  readonly shared: number;
  /** Objects by kind, most first. */
  readonly kinds: Readonly<Record<string, number>>;
  /** In the order in which a change reaches them. */
  readonly clusters: readonly AppOnCluster[];
}

interface AppOnCluster {
  readonly name: string;
  readonly ring: string;
  /** Absent for an app without a release. */
  readonly image?: TrackedImage;
  /** Argo CD's sync wave. */
  readonly wave: number;
  /** Apps of the wave before, which Flux waits for. */
  readonly dependsOn: readonly string[];
  readonly objects: number;
}

export function appFacts(app: App, { files }: Pick<Synthesis, 'files'>, { fleet, appsOn }: Model): AppFacts {
  const { name, stage, folder, owner, after, namespaces, crds, charts, service } = app;
  const release = fleet.releases.get(name);
  const objects = [...files.values()].filter((file) => file.app === name && file.manifest !== undefined);
  return {
    ...{ name, stage, folder, owner, after, protected: app.protected, namespaces, crds, charts },
    ...(service && { service: serviceFacts(service) }),
    ...(release && { release }),
    objects: objects.length,
    shared: objects.filter(({ cluster }) => cluster === undefined).length,
    kinds: countedKinds(objects.flatMap(({ manifest }) => manifest?.kind ?? [])),
    clusters: inRingOrder(fleet).flatMap((cluster) => {
      const here = appsOn(cluster).find((one) => one.name === name);
      if (here === undefined) return [];
      const image = release && trackedImage(release, cluster.ring, fleet.rings);
      const count = objects.filter((file) => file.cluster === cluster.name).length;
      return [
        { name: cluster.name, ring: cluster.ring.name, ...(image && { image }), ...here.position, objects: count },
      ];
    }),
  };
}

function serviceFacts({ tier, dataClass, ports, calls, calledBy, needs, route, edge }: ServiceDeclaration): Service {
  return { tier, dataClass, ports, calls, calledBy, needs, ...(route && { route }), ...(edge && { edge }) };
}

function countedKinds(kinds: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
