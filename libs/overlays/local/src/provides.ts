import type { Overlay } from '@delivery/overlay-contract';

/** kind installs a network, CoreDNS and a provisioner of volumes, none of which the platform names as its own. */
export const provides: Overlay['provides'] = () => [];
