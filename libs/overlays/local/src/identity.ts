import type { Overlay } from '@delivery/overlay-contract';

/** A cluster on a desk has no cloud identity. */
export const serviceAccountAnnotations: Overlay['serviceAccountAnnotations'] = () => ({});
