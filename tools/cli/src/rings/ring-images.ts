import { sameImage, trackedImage, type TrackedImage } from '../release/images.ts';
import type { CommitFacts } from './commit-facts.ts';

/** The image that an app runs in a ring. */
export interface RingImage extends TrackedImage {
  readonly app: string;
}

/** A difference between what a ring runs and what it would run at another commit. */
export interface Pending {
  readonly app: string;
  /** Absent for an app that comes. */
  readonly from?: TrackedImage;
  /** Absent for an app that goes. */
  readonly to?: TrackedImage;
}

/** What the clusters of a ring run at a commit, by name of the app. */
export function imagesIn(name: string, { rings, clusters, releases }: CommitFacts): readonly RingImage[] {
  const ring = rings.find((one) => one.name === name);
  if (ring === undefined) return [];
  const apps = new Set(clusters.filter((cluster) => cluster.ring === name).flatMap((cluster) => cluster.apps));
  return [...releases]
    .filter(([app]) => apps.has(app))
    .map(([app, release]) => ({ app, ...trackedImage(release, ring, rings) }))
    .sort((a, b) => (a.app < b.app ? -1 : 1));
}

/** What a ring runs otherwise once its branch reaches the commit that `next` is of. */
export function pendingOf(live: readonly RingImage[], next: readonly RingImage[]): readonly Pending[] {
  const apps = [...new Set([...live, ...next].map(({ app }) => app))].sort();
  return apps.flatMap((app) => {
    const from = withoutApp(live.find((image) => image.app === app));
    const to = withoutApp(next.find((image) => image.app === app));
    return sameImage(from, to) ? [] : [{ app, ...(from && { from }), ...(to && { to }) }];
  });
}

function withoutApp(image: RingImage | undefined): TrackedImage | undefined {
  if (image === undefined) return undefined;
  const { app: _, ...rest } = image;
  return rest;
}
