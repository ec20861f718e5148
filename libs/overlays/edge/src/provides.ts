import type { Overlay } from '@delivery/overlay-contract';

/** What RKE2 brings, and the GatewayClass that the Cilium chart makes once the Gateway API is there. */
export const provides: Overlay['provides'] = () => [
  {
    kind: 'crds',
    name: 'external-snapshotter',
    source: 'https://docs.rke2.io/reference/server_config',
  },
  {
    kind: 'GatewayClass',
    name: 'cilium',
    source: 'https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/gateway-api/',
  },
];
