import type { Overlay } from '@delivery/overlay-contract';

/** A developer reaches services through `kubectl port-forward`. */
export const gateway: Overlay['gateway'] = () => undefined;
