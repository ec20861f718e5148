import type { Overlay } from '@delivery/overlay-contract';

/** Node pools and their autoscaler are AKS's own. */
export const nodeProvisioner: Overlay['nodeProvisioner'] = () => undefined;
