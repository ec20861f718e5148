import { imageIn, type Image, type Release, type Ring } from '@delivery/fleet';

/** An image of a release, and which of the two it is. */
export interface TrackedImage extends Image {
  readonly track: 'stable' | 'candidate';
}

/** The image that a release gives a ring. */
export function trackedImage(release: Release, ring: Ring, rings: readonly Ring[]): TrackedImage {
  const image = imageIn(release, ring, rings);
  const { tag, digest } = image;
  return { tag, digest, track: image === release.stable ? 'stable' : 'candidate' };
}

export function sameImage(a: Image | undefined, b: Image | undefined): boolean {
  return a?.tag === b?.tag && a?.digest === b?.digest;
}

/** How an image is called beside another one: by its tag, with the digest where both have the same tag. */
export function imageText(image: Image, other?: Image): string {
  const isAmbiguous = image.tag === other?.tag && image.digest !== other.digest;
  return isAmbiguous ? `${image.tag}@${image.digest.slice(0, 'sha256:'.length + 12)}…` : image.tag;
}

/** E.g. `1.5.0 (candidate)`. */
export function trackText(image: TrackedImage, other?: Image): string {
  return imageText(image, other) + (image.track === 'candidate' ? ' (candidate)' : '');
}
