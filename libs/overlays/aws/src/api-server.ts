import { cidrPeer, type Overlay } from '@delivery/overlay-contract';

/**
 * The interfaces that Amazon EKS puts into the subnets of the control plane, and the address of the Service `kubernetes`: the VPC CNI
 * compares the address a pod dials, before the Service is resolved. EKS takes Services from one of two ranges, so it is one of two.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export const apiServer: Overlay['apiServer'] = ({ network }) => ({
  peers: [network.controlPlane, '172.20.0.1/32', '10.100.0.1/32'].map(cidrPeer),
  ports: [443],
});

/** The API server calls webhooks from the same interfaces. */
export const webhookCallers: Overlay['webhookCallers'] = ({ network }) => [cidrPeer(network.controlPlane)];
