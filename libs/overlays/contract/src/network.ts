import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';

/** Where pods may go: peers, and the TCP ports there. */
export interface Reach {
  readonly peers: readonly INetworkPolicyPeer[];
  readonly ports: readonly number[];
}
