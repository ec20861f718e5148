import { inKubeSystem, type Overlay } from '@delivery/overlay-contract';

/**
 * CoreDNS as RKE2 installs it.
 *
 * @see https://docs.rke2.io/networking/networking_services
 */
export const dns: Overlay['dns'] = () => [inKubeSystem('kube-dns')];
