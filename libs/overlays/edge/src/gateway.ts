import type { GatewayAnswer, Overlay } from '@delivery/overlay-contract';
import { firstAddress } from './first-address.ts';

/**
 * Requests come with Cilium's own identity of the Gateway, which is no address and no pod: a NetworkPolicy cannot name it.
 *
 * @see https://docs.cilium.io/en/stable/security/policy/layer3/#entities-based
 */
const backendPolicies: GatewayAnswer['backendPolicies'] = ({ namespace, service, selector, port }) => [
  {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name: `${service}-gateway`, namespace },
    spec: {
      endpointSelector: { matchLabels: { ...selector } },
      ingress: [{ fromEntities: ['ingress'], toPorts: [{ ports: [{ port: `${port}`, protocol: 'TCP' }] }] }],
    },
  },
];

/**
 * Envoy on the nodes, by Cilium, at the first address of the range that Cilium announces in the site's network. Its certificate comes
 * from the PKI of the site's Vault through the secret store. It limits no rates.
 *
 * @see https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/gateway-api/
 * @see https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/addresses/
 */
export const gateway: Overlay['gateway'] = ({ network }) => ({
  gatewayClassName: 'cilium',
  addresses: [{ type: 'IPAddress', value: firstAddress(network.loadBalancers) }],
  certificates: 'secret-store',
  settings: [],
  sources: [],
  backendPolicies,
});
