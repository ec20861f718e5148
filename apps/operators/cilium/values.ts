import type { BuildContext } from '@delivery/component';
import { chartResources, mirrored, operatorProfile, type ContainerResources } from '@delivery/constructs/operator';

export const namespace = 'kube-system';
/** Where the certificates of Gateways are copied to, so that agents read Secrets of no other namespace. */
export const secretsNamespace = 'cilium-secrets';

interface Image {
  readonly repository: string;
}

interface SecretsNamespace {
  readonly secretsNamespace: { readonly create: false; readonly name: string };
}

/** @see https://github.com/cilium/cilium/blob/v1.20.2/install/kubernetes/cilium/values.yaml */
interface CiliumValues {
  readonly image: Image;
  readonly resources: ContainerResources;
  readonly initResources: ContainerResources;
  readonly kubeProxyReplacement: 'true';
  readonly k8sServiceHost: string;
  readonly k8sServicePort: number;
  readonly ipam: { readonly mode: 'kubernetes' };
  readonly policyCIDRMatchMode: readonly ['nodes'];
  readonly dnsProxy: { readonly dnsRejectResponseCode: 'nameError' };
  readonly l2announcements: { readonly enabled: true };
  readonly k8sClientRateLimit: { readonly qps: number; readonly burst: number };
  readonly gatewayAPI: SecretsNamespace & {
    readonly enabled: true;
    readonly gatewayClass: { readonly create: 'true' };
  };
  readonly envoyConfig: SecretsNamespace;
  readonly tls: SecretsNamespace;
  readonly envoy: { readonly image: Image; readonly resources: ContainerResources };
  readonly operator: {
    readonly replicas: number;
    readonly image: Image;
    readonly resources: ContainerResources;
    readonly skipCRDCreation: true;
  };
  readonly hubble: { readonly enabled: false };
}

/**
 * Agents ask the API server at their own node, where RKE2 balances it: there is no Service before there is a network.
 *
 * @see https://docs.rke2.io/networking/basic_network_options
 * @see https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/
 */
export function valuesOf(context: BuildContext): CiliumValues {
  const secrets: SecretsNamespace = { secretsNamespace: { create: false, name: secretsNamespace } };
  return {
    image: { repository: mirrored(context, 'quay.io/cilium/cilium') },
    resources: chartResources(['100m', '2'], '1Gi'),
    initResources: chartResources(['100m', '1'], '128Mi'),
    kubeProxyReplacement: 'true',
    k8sServiceHost: 'localhost',
    k8sServicePort: 6443,
    ipam: { mode: 'kubernetes' },
    // NetworkPolicies name the API server by the addresses of its nodes
    policyCIDRMatchMode: ['nodes'],
    // a name that a pod may not ask for does not exist: some resolvers give up at a refusal, before they have tried all search domains
    dnsProxy: { dnsRejectResponseCode: 'nameError' },
    l2announcements: { enabled: true },
    // each address that is announced renews a lease
    k8sClientRateLimit: { qps: 20, burst: 40 },
    gatewayAPI: { enabled: true, gatewayClass: { create: 'true' }, ...secrets },
    envoyConfig: secrets,
    tls: secrets,
    envoy: {
      image: { repository: mirrored(context, 'quay.io/cilium/cilium-envoy') },
      resources: chartResources(['100m', '2'], '512Mi'),
    },
    operator: {
      replicas: operatorProfile(context.cluster).replicas,
      image: { repository: mirrored(context, 'quay.io/cilium/operator') },
      resources: chartResources(['50m', '1'], '256Mi'),
      skipCRDCreation: true,
    },
    // with certificates that the chart draws afresh at each rendering, it would never be in sync
    hubble: { enabled: false },
  };
}
