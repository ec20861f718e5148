import { Refusal } from '@delivery/findings';
import type { Image, Release } from '@delivery/fleet';
import type { ReleaseFile } from './release-file.ts';

/**
 * The release with another candidate. The same image again keeps the ring that it reached, so that a build that reports twice takes
 * nothing back.
 *
 * @param through ring that it goes through
 * @param first ring that a new candidate goes through when `through` is not given
 * @throws Refusal (1) when the stable image is that one
 */
export function withCandidate(
  { app, release, placeOf }: ReleaseFile,
  image: Image,
  through: string | undefined,
  first: string,
): Release {
  const { stable, candidate } = release;
  if (image.digest === stable.digest) {
    throw new Refusal(1, [
      {
        id: 'candidate-differs',
        severity: 'error',
        subject: `app ${app}`,
        at: placeOf(['stable', 'digest']),
        found: `the digest of stable ${stable.tag}, which runs already`,
        allowed: 'a digest of its own',
        fix: 'give the digest of the image that is to be tried',
      },
    ]);
  }
  const reached = candidate?.digest === image.digest ? candidate.through : first;
  return { ...release, candidate: { ...image, through: through ?? reached } };
}
