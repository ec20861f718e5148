import type { BuildContext } from '@delivery/component';
import { mirrored } from './chart-values.ts';

/** An image of others, by tag and digest. */
export interface PinnedImage {
  /** E.g. `quay.io/thanos/thanos`. */
  readonly repository: string;
  readonly tag: string;
  /** Of the index of all architectures, e.g. `sha256:…`. */
  readonly digest: string;
}

/** The image where the cluster pulls it. */
export function pinnedImage(context: BuildContext, { repository, tag, digest }: PinnedImage): string {
  return `${mirrored(context, repository)}:${tag}@${digest}`;
}
