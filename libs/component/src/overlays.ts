import type { Clouds, Cluster } from '@delivery/fleet';
import type { Overlay } from '@delivery/overlay-contract';
import * as answers from './clouds.ts';

/** A cloud that leaves a question out does not compile here. */
const overlays: Readonly<Record<string, Overlay>> = answers;

/** What the facts of clusters may name. */
export const clouds: Clouds = Object.fromEntries(Object.entries(overlays).map(([name, { forms }]) => [name, forms]));

const standIn: unique symbol = Symbol('overlay');

/** A cluster whose answers somebody else gives. */
type Answered = Cluster & { readonly [standIn]?: Overlay };

/** The cluster with answers that stand in for those of its cloud, to see what hangs on one of them. */
export function answeredBy(cluster: Cluster, overlay: Overlay): Cluster {
  const answered: Answered = { ...cluster, [standIn]: overlay };
  return answered;
}

/** The answers of the cluster's cloud. */
export function overlayOf(cluster: Cluster): Overlay {
  const { name, cloud, [standIn]: overlay = overlays[cloud] }: Answered = cluster;
  if (overlay === undefined) throw new Error(`${name}: cloud-is-known did not run`);
  return overlay;
}
