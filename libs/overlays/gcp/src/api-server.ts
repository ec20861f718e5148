import { cidrPeer, inKubeSystem, type Overlay } from '@delivery/overlay-contract';

/**
 * The private endpoint of the control plane.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation
 */
export const apiServer: Overlay['apiServer'] = ({ network }) => ({
  peers: [cidrPeer(network.controlPlane)],
  ports: [443],
});

/**
 * The agents of Konnectivity, through which GKE's API server reaches pods, and its own addresses for clusters where it calls directly.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/setup-konnectivity/
 * @see https://github.com/tigera/operator/pull/5212
 */
export const webhookCallers: Overlay['webhookCallers'] = ({ network }) => [
  inKubeSystem('konnectivity-agent'),
  cidrPeer(network.controlPlane),
];
