import { cidrPeer, type Overlay } from '@delivery/overlay-contract';

/**
 * The site's control-plane nodes. They are nodes of the cluster, which Cilium takes for an address range only where its
 * `policyCIDRMatchMode` names nodes.
 *
 * @see https://docs.cilium.io/en/stable/security/policy/layer3/#selecting-pods-or-nodes-with-cidr-ipblock
 */
export const apiServer: Overlay['apiServer'] = ({ network }) => ({
  peers: [cidrPeer(network.controlPlane)],
  ports: [6443],
});

export const webhookCallers: Overlay['webhookCallers'] = ({ network }) => [cidrPeer(network.controlPlane)];
