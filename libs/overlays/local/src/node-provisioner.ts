import type { Overlay } from '@delivery/overlay-contract';

/** The nodes of kind are containers, made with the cluster. */
export const nodeProvisioner: Overlay['nodeProvisioner'] = () => undefined;
