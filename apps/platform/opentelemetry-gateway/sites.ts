import { externalSecret } from '@delivery/constructs';
import { collectsTelemetry, keepsLogs, telemetryGateway } from '@delivery/constructs/operator';
import type { BuildContext } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';
import { waive } from '@delivery/manifest';
import { cidrPeer, type Reach } from '@delivery/overlay-contract';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IService } from 'kubernetes-models/v1/Service';

const { namespace, labels } = telemetryGateway;

/** Takes what sites send, and nothing else. */
export const sitesPort = 4319;

/** Secret with the certificate that a site shows, and its keys. */
export const siteTls = { name: 'site-tls', certificate: 'tls.crt', key: 'tls.key' } as const;
/** Secret with the certificate that the door shows, and its keys. */
export const doorTls = { name: 'door-tls', certificate: 'tls.crt', key: 'tls.key' } as const;
/** Secret with the authority that issues the certificates of sites. */
export const siteAuthority = { name: 'site-authority', key: 'ca.crt' } as const;

/** Name of the door under which sites know it. */
export const hostOfDoor = ({ domain }: Pick<Cluster, 'domain'>) => `telemetry.${domain}`;

/** Clusters that keep no logs and send what they have to this one: sites of the edge, and who has no bucket yet. */
export function sitesOf(cluster: Cluster, clusters: readonly Cluster[]): readonly Cluster[] {
  return cluster.role === 'observability' ? clusters.filter(isSite) : [];
}

/** Where a cluster without a bucket sends what it has; undefined for those that keep it. */
export function keeperOf(cluster: Cluster, clusters: readonly Cluster[]): Cluster | undefined {
  if (!isSite(cluster)) return undefined;
  const keeper = clusters.find(({ role }) => role === 'observability');
  if (keeper === undefined)
    throw new Error(
      `${cluster.name}: nobody keeps its logs; add "logs" and "traces" to bindings.buckets, or a cluster of role observability`,
    );
  return keeper;
}

function isSite(cluster: Cluster): boolean {
  return cluster.role !== 'observability' && collectsTelemetry(cluster) && !keepsLogs(cluster);
}

/** From where sites come in, on the port of their own. */
export function callersOf(sites: readonly Cluster[]): readonly Reach[] {
  const cidrs = rangesOf(sites);
  return cidrs.length === 0 ? [] : [{ peers: cidrs.map(cidrPeer), ports: [sitesPort] }];
}

const rangesOf = (sites: readonly Cluster[]) => sites.flatMap(({ network }) => network.nodes ?? []);

/** The door through which sites come, and nobody else. external-dns writes its name. */
export function door({ cluster, overlay }: BuildContext, sites: readonly Cluster[]): IService {
  const because =
    'sites send over the private network with certificates of their own, not through the Gateway of callers';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'door',
      namespace,
      annotations: {
        'external-dns.alpha.kubernetes.io/hostname': hostOfDoor(cluster),
        ...overlay.internalLoadBalancer(cluster),
        ...waive('V02', because),
      },
    },
    spec: {
      type: 'LoadBalancer',
      // addresses of who comes stay visible to the NetworkPolicy
      externalTrafficPolicy: 'Local',
      loadBalancerSourceRanges: [...rangesOf(sites)],
      selector: { ...labels },
      ports: [{ name: 'sites', port: sitesPort, targetPort: 'sites', protocol: 'TCP' }],
    },
  };
}

/** Proves the name of the door; renewed 30 days before its end, with a new key each time. */
export function doorCertificate({ cluster }: BuildContext): ICertificate {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: doorTls.name, namespace },
    spec: {
      secretName: doorTls.name,
      dnsNames: [hostOfDoor(cluster)],
      duration: '2160h0m0s',
      renewBefore: '720h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'public' },
    },
  };
}

export function siteAuthoritySecret(): ReturnType<typeof externalSecret> {
  return externalSecret({ namespace, name: siteAuthority.name, keys: [siteAuthority.key] });
}

export function siteTlsSecret(): ReturnType<typeof externalSecret> {
  const { name, certificate, key } = siteTls;
  return externalSecret({ namespace, name, keys: [certificate, key], type: 'kubernetes.io/tls' });
}
