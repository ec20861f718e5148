import { inKubeSystem, type Overlay } from '@delivery/overlay-contract';

/** CoreDNS as kubeadm installs it. */
export const dns: Overlay['dns'] = () => [inKubeSystem('kube-dns')];
