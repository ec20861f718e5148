import type { Overlay } from '@delivery/overlay-contract';

/** A cluster on a desk has no cloud identity. */
export const podIdentity: Overlay['podIdentity'] = () => ({ annotations: {}, labels: {}, egress: [] });

export const serviceAccountAnnotations: Overlay['serviceAccountAnnotations'] = () => ({});
