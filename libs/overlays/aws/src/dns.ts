import { inKubeSystem, type Overlay } from '@delivery/overlay-contract';

/**
 * CoreDNS as the EKS add-on installs it.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export const dns: Overlay['dns'] = () => [inKubeSystem('kube-dns')];
