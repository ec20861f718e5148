import type { Clouds, Cluster } from '@delivery/fleet';
import type { Overlay } from '@delivery/overlay-contract';
import * as answers from './clouds.ts';

/** A cloud that leaves a question out does not compile here. */
const overlays: Readonly<Record<string, Overlay>> = answers;

/** What the facts of clusters may name. */
export const clouds: Clouds = Object.fromEntries(Object.entries(overlays).map(([name, { forms }]) => [name, forms]));

/** The answers of the cluster's cloud. */
export function overlayOf({ name, cloud }: Cluster): Overlay {
  const overlay = overlays[cloud];
  if (overlay === undefined) throw new Error(`${name}: cloud-is-known did not run`);
  return overlay;
}
