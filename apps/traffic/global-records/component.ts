import { serviceOn } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import type { Cluster, Steering, Traffic } from '@delivery/fleet';
import { ApiObject } from 'cdk8s';

/**
 * The cluster's share of the global names. A caller asks Cloudflare for `<host>.<domain>`, which asks for the same host in the steering
 * zone; there each cluster has a record of its own with its weight or continent and its health check. A cluster that joins or drains
 * has none: removing this app removes its records, and the others take the load.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/crd/
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/#routing-policies
 */
export default defineComponent({
  name: 'global-records',
  owner: 'platform',
  clusters: ({ traffic, state }) => traffic !== undefined && state === 'serving',
  crds: ['external-dns'],
  readsCatalog: true,
  build: (scope, { cluster, apps }) => {
    const { traffic, environment } = cluster;
    const { steering } = environment;
    if (traffic === undefined || steering === undefined) throw new Error('traffic-needs-steering did not run');
    for (const { service } of apps) {
      const host = service && serviceOn(service, cluster).route?.host;
      if (host === undefined) continue;
      new ApiObject(
        scope,
        `${host}-steering`,
        endpoint(`${host}-steering`, 'steering', steeringRecord(host, cluster, steering, traffic)),
      );
      new ApiObject(
        scope,
        `${host}-global`,
        endpoint(`${host}-global`, 'global', globalRecord(host, cluster, steering)),
      );
    }
  },
});

/** One record as external-dns reads it. */
interface Endpoint {
  readonly dnsName: string;
  readonly recordType: 'CNAME';
  readonly targets: readonly string[];
  /** In seconds. */
  readonly recordTTL?: number;
  readonly setIdentifier?: string;
  readonly providerSpecific: readonly { readonly name: string; readonly value: string }[];
}

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html */
function steeringRecord(
  host: string,
  cluster: Cluster,
  steering: Steering,
  { healthCheck, weight, continent }: Traffic,
): Endpoint {
  return {
    dnsName: `${host}.${steering.domain}`,
    recordType: 'CNAME',
    targets: [`${host}.${cluster.domain}`],
    // a cluster that fails is out of the answers after one health check and this
    recordTTL: 20,
    setIdentifier: cluster.name,
    providerSpecific: [
      ...(weight === undefined ? [] : [{ name: 'aws/weight', value: String(weight) }]),
      ...(continent === undefined ? [] : [{ name: 'aws/geolocation-continent-code', value: continent }]),
      { name: 'aws/health-check-id', value: healthCheck },
    ],
  };
}

/** The same on every cluster. Cloudflare answers with its own addresses, so that no resolver keeps those of a cluster. */
function globalRecord(host: string, { environment }: Cluster, steering: Steering): Endpoint {
  return {
    dnsName: `${host}.${environment.domain}`,
    recordType: 'CNAME',
    targets: [`${host}.${steering.domain}`],
    providerSpecific: [{ name: 'external-dns.alpha.kubernetes.io/cloudflare-proxied', value: 'true' }],
  };
}

function endpoint(name: string, zone: 'steering' | 'global', record: Endpoint) {
  return {
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    kind: 'DNSEndpoint',
    // each of the two external-dns that publish global names reads its own label
    metadata: { name, namespace: 'external-dns', labels: { 'delivery.example/dns': zone } },
    spec: { endpoints: [record] },
  };
}
