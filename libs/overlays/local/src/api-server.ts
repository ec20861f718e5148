import { cidrPeer, type Overlay } from '@delivery/overlay-contract';

/**
 * The control-plane node of kind, in its container network.
 *
 * @see https://kind.sigs.k8s.io/docs/design/initial/
 */
export const apiServer: Overlay['apiServer'] = ({ network }) => ({
  peers: [cidrPeer(network.controlPlane)],
  ports: [6443],
});

export const webhookCallers: Overlay['webhookCallers'] = ({ network }) => [cidrPeer(network.controlPlane)];
