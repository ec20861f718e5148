import { cidrPeer, type Overlay } from '@delivery/overlay-contract';

/**
 * The subnet of API Server VNet Integration, in which the API server has its own address.
 *
 * @see https://learn.microsoft.com/en-us/azure/aks/api-server-vnet-integration
 */
export const apiServer: Overlay['apiServer'] = ({ network }) => ({
  peers: [cidrPeer(network.controlPlane)],
  ports: [443],
});

/** From that subnet it calls webhooks without a tunnel. */
export const webhookCallers: Overlay['webhookCallers'] = ({ network }) => [cidrPeer(network.controlPlane)];
