import type { Overlay } from '@delivery/overlay-contract';

/** Node pools and their autoscaler are GKE's own. */
export const nodeProvisioner: Overlay['nodeProvisioner'] = () => undefined;
