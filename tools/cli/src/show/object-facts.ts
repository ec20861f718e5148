import type { App } from '@delivery/catalog';
import type { RenderedObject } from '@delivery/component';
import type { Place } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import type { Model } from '../model.ts';
import { isProtected } from '../orphans/is-protected.ts';
import { inRingOrder } from '../ring-order.ts';
import { madeAt } from '../source-place.ts';
import type { Synthesis } from '../synth.ts';
import { syncObjectOf, type SyncObject } from './sync.ts';

/** One object, wherever it is. */
export interface ObjectFacts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  /** App that renders it. */
  readonly app: string;
  readonly owner?: string;
  /** File that declares the app. */
  readonly declaredIn?: string;
  /** Path of the construct that made it. */
  readonly source: string;
  /** Line of our own code that made it, where that is known. */
  readonly madeAt?: Place;
  /** Whether both engines keep it when it leaves the tree. */
  readonly protected: boolean;
  /** Apps that declare that they call it, each with the name of the port; for the Service and the pods of a service. */
  readonly calledBy?: readonly { readonly app: string; readonly port?: string }[];
  /** In the order in which a change reaches them. */
  readonly clusters: readonly ObjectOnCluster[];
}

interface ObjectOnCluster {
  readonly name: string;
  readonly ring: string;
  readonly file: string;
  /** Equal numbers, equal bytes; the first text is 1. */
  readonly text: number;
  /** Absent when nothing ships it, e.g. the root, which a person applies. */
  readonly sync?: SyncObject;
}

/** @param object its files, at least one */
export function objectFacts(
  root: string,
  object: readonly RenderedObject[],
  { files }: Pick<Synthesis, 'files'>,
  model: Model,
): ObjectFacts {
  const [first] = object;
  if (first === undefined) throw new Error('an object without a file');
  const { apiVersion, kind, metadata } = first.manifest;
  const app = model.catalog.apps.find(({ name }) => name === first.app);
  const made = madeAt(first.origin, root);
  const places = inRingOrder(model.fleet).flatMap((cluster) =>
    object
      .filter((file) => file.cluster === undefined || file.cluster === cluster.name)
      .map((file) => ({ cluster, file, sync: syncObjectOf(file.path, first.app, cluster.name, files) }))
      .filter(({ file, sync }) => file.cluster !== undefined || sync !== undefined),
  );
  const texts = [...new Set(places.map(({ file }) => file.text))];
  const clusters = places.map(({ cluster, file, sync }) => ({
    name: cluster.name,
    ring: cluster.ring.name,
    file: file.path,
    text: texts.indexOf(file.text) + 1,
    ...(sync && { sync }),
  }));
  const callers = app && callersOf(app, first.manifest, model, new Set(places.map(({ cluster }) => cluster)));
  return {
    apiVersion,
    kind,
    ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
    name: metadata.name,
    app: first.app,
    ...(app && { owner: app.owner, declaredIn: `${app.folder}/component.ts` }),
    source: first.source,
    ...(made && { madeAt: made }),
    protected: isProtected(first.manifest),
    ...(callers && { calledBy: callers }),
    clusters,
  };
}

/** Undefined for what nobody calls: only the Service and the pods that carry the name of their app answer. */
function callersOf(
  { name, service }: App,
  { kind, metadata, spec }: Manifest,
  { catalog, serviceOn }: Model,
  clusters: ReadonlySet<Cluster>,
): ObjectFacts['calledBy'] {
  const hasPods = typeof spec === 'object' && spec !== null && 'template' in spec;
  if (service === undefined || metadata.name !== name || (kind !== 'Service' && !hasPods)) return undefined;
  const callers = new Set([...clusters].flatMap((cluster) => serviceOn(service, cluster).calledBy));
  return [...callers].sort().map((app) => {
    const port = catalog.apps.find((one) => one.name === app)?.service?.calls[name];
    return { app, ...(port !== undefined && { port }) };
  });
}
