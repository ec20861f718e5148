import type { Clouds, Cluster } from '@delivery/fleet';
import * as aws from '@delivery/overlay-aws';
import * as azure from '@delivery/overlay-azure';
import type { Overlay } from '@delivery/overlay-contract';
import * as edge from '@delivery/overlay-edge';
import * as gcp from '@delivery/overlay-gcp';
import * as local from '@delivery/overlay-local';

/** Every cloud, by the name that clusters give in `cloud`. */
const overlays: Readonly<Record<string, Overlay>> = { aws, azure, edge, gcp, local };

/** What the facts of clusters may name. */
export const clouds: Clouds = Object.fromEntries(Object.entries(overlays).map(([name, { forms }]) => [name, forms]));

/** The answers of the cluster's cloud. */
export function overlayOf({ name, cloud }: Cluster): Overlay {
  const overlay = overlays[cloud];
  if (overlay === undefined) throw new Error(`${name}: cloud-is-known did not run`);
  return overlay;
}
