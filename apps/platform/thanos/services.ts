import { storeApiPort, thanosLabels } from '@delivery/constructs/operator';
import type { BuildContext } from '@delivery/component';
import { waive } from '@delivery/manifest';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IService } from 'kubernetes-models/v1/Service';
import type { IServicePort } from 'kubernetes-models/v1/ServicePort';
import { hostOf, httpPort, namespace } from './place.ts';
import { serverTls } from './queries.ts';

const http: IServicePort = { name: 'http', port: httpPort, targetPort: 'http', protocol: 'TCP' };
const grpc: IServicePort = { name: 'grpc', port: storeApiPort, targetPort: 'grpc', protocol: 'TCP' };

/** Leads to the pods of a querier. */
export function queryService(name: string): IService {
  return service(name, { type: 'ClusterIP', ports: [http] });
}

/** Names the pods of a StatefulSet. */
export function headlessService(name: string, hasStoreApi: boolean): IService {
  return service(name, { type: 'ClusterIP', clusterIP: 'None', ports: hasStoreApi ? [http, grpc] : [http] });
}

function service(part: string, spec: NonNullable<IService['spec']>): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `thanos-${part}`, namespace },
    spec: { ...spec, selector: { ...thanosLabels(part) } },
  };
}

/** The door of a cluster through which the global view asks, and nobody else. external-dns writes its name. */
export function door({ cluster, overlay }: BuildContext, observers: readonly string[]): IService {
  const because =
    'the global view asks over the private network with a certificate of its own, not through the Gateway of callers';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'thanos-door',
      namespace,
      annotations: {
        'external-dns.alpha.kubernetes.io/hostname': hostOf(cluster),
        ...overlay.internalLoadBalancer(cluster),
        ...waive('V02', because),
      },
    },
    spec: {
      type: 'LoadBalancer',
      // addresses of who asks stay visible to the NetworkPolicy
      externalTrafficPolicy: 'Local',
      loadBalancerSourceRanges: [...observers],
      selector: { ...thanosLabels('query') },
      ports: [grpc],
    },
  };
}

/** Proves the name of the door; renewed 30 days before its end, with a new key each time. */
export function certificate({ cluster }: BuildContext): ICertificate {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: serverTls, namespace },
    spec: {
      secretName: serverTls,
      dnsNames: [hostOf(cluster)],
      duration: '2160h0m0s',
      renewBefore: '720h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'public' },
    },
  };
}
