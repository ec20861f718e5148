import type { Release } from '@delivery/fleet';
import type { Model } from '../model.ts';
import { inRingOrder } from '../ring-order.ts';
import { sameImage, trackedImage, type TrackedImage } from './images.ts';

/** A cluster that runs another image of an app than before. */
export interface ImageChange {
  readonly cluster: string;
  readonly ring: string;
  readonly from: TrackedImage;
  readonly to: TrackedImage;
}

/** The clusters of an app whose image changes, in the order in which a change reaches them. */
export function imageChanges(app: string, before: Release, after: Release, { fleet, catalog }: Model): ImageChange[] {
  const { rings } = fleet;
  const declared = catalog.apps.find(({ name }) => name === app);
  return inRingOrder(fleet)
    .filter((cluster) => declared?.clusters(cluster))
    .map(({ name, ring }) => ({
      cluster: name,
      ring: ring.name,
      from: trackedImage(before, ring, rings),
      to: trackedImage(after, ring, rings),
    }))
    .filter(({ from, to }) => !sameImage(from, to));
}
