import type { BuildContext } from '@delivery/component';
import { waive } from '@delivery/manifest';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IService } from 'kubernetes-models/v1/Service';
import type { IServicePort } from 'kubernetes-models/v1/ServicePort';

export interface PrivateDoorProps {
  readonly namespace: string;
  readonly name: string;
  /** Of the pods behind it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly port: { readonly name: string; readonly port: number; readonly targetPort: number | string };
  /** CIDRs of who may come. */
  readonly callers: readonly string[];
  /** Its name outside, which external-dns writes. @default - another name server knows it */
  readonly host?: string;
  /** Whether nodes open a port too, which many load balancers send to. @default true */
  readonly nodePorts?: boolean;
  /** Why those who come do not take the Gateway. */
  readonly because: string;
}

/** A load balancer inside the network of a cloud or a site, for the pods of few who are known by their addresses. */
export function privateDoor(
  { namespace, name, labels, port, callers, host, nodePorts = true, because }: PrivateDoorProps,
  { cluster, overlay }: BuildContext,
): IService {
  const { name: portName, port: number, targetPort } = port;
  const ports: IServicePort[] = [{ name: portName, port: number, targetPort, protocol: 'TCP' }];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace,
      annotations: {
        ...(host !== undefined && { 'external-dns.alpha.kubernetes.io/hostname': host }),
        ...overlay.internalLoadBalancer(cluster),
        ...waive('V02', because),
      },
    },
    spec: {
      type: 'LoadBalancer',
      // addresses of who comes stay visible to the NetworkPolicy
      externalTrafficPolicy: 'Local',
      ...(!nodePorts && { allocateLoadBalancerNodePorts: false }),
      loadBalancerSourceRanges: [...callers],
      selector: { ...labels },
      ports,
    },
  };
}

/** Proves the name of a door; renewed 30 days before its end, with a new key each time. */
export function doorCertificate(namespace: string, secretName: string, host: string): ICertificate {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: secretName, namespace },
    spec: {
      secretName,
      dnsNames: [host],
      duration: '2160h0m0s',
      renewBefore: '720h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'public' },
    },
  };
}
