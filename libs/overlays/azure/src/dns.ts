import { inKubeSystem, type Overlay } from '@delivery/overlay-contract';

/**
 * CoreDNS as AKS installs it. Node pools have no LocalDNS, which AKS Standard leaves to their owner.
 *
 * @see https://learn.microsoft.com/en-us/azure/aks/dns-concepts
 */
export const dns: Overlay['dns'] = () => [inKubeSystem('kube-dns')];
