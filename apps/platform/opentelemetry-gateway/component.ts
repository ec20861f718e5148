import { defineComponent, type CatalogContext } from '@delivery/component';
import { externalSecret } from '@delivery/constructs';
import {
  chartResources,
  collectorFile,
  collectorImage,
  collectsTelemetry,
  doorCertificate,
  keepsLogs,
  loki,
  platformProgram,
  platformReplicas,
  platformStatefulSet,
  podsPeer,
  siteAuthority,
  siteAuthoritySecret,
  siteTlsSecret,
  telemetryAgent,
  telemetryGateway,
  traceStoreOf,
  type OperatorPods,
} from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import { cidrPeer, httpsAnywhere, type Reach } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import { configuration, folders, queueFolder } from './configuration.ts';
import { callersOf, door, doorTls, hostOfDoor, keeperOf, sitesOf, sitesPort, siteTls } from './sites.ts';
import { vendorKeys } from './vendors.ts';

const { namespace, name, ports } = telemetryGateway;

/**
 * The collector of a cluster: masks secrets, decides which traces stay, and hands them and logs to what keeps them near by. A site without
 * a bucket sends them to the cluster that watches the others, and keeps on its disk what the link does not take.
 */
export default defineComponent({
  name: 'opentelemetry-gateway',
  owner: 'platform',
  clusters: collectsTelemetry,
  // who issues the certificate of its door
  after: ['certificate-issuers'],
  crds: ['cert-manager', 'external-secrets'],
  exporters: ['otel-collector', 'opentelemetry-gateway'],
  namespaces: [
    {
      name: namespace,
      podSecurity: 'restricted',
      readsSecrets: (cluster) =>
        !keepsLogs(cluster) || cluster.role === 'observability' || cluster.telemetry.exporters.length > 0,
    },
  ],
  // volumes of its pods outlive it
  protected: true,
  readsCatalog: true,
  build: (scope, context) => {
    const { cluster, clusters } = context;
    const replicas = platformReplicas(cluster);
    const sites = sitesOf(cluster, clusters);
    const secrets = secretsOf(context);
    const around = platformProgram(
      scope,
      {
        place: telemetryGateway,
        config: { [collectorFile]: emit(configuration(context)) },
        network: network(context),
        bounds: { cpu: 4, memory: 12, pods: 8 },
      },
      context,
    );
    new ApiObject(
      scope,
      'gateway',
      platformStatefulSet(
        {
          ...around,
          image: collectorImage,
          args: [`--config=/etc/${name}/${collectorFile}`],
          ports: { ...ports, ...(sites.length > 0 && { sites: sitesPort }) },
          probes: { live: '/', ready: '/' },
          replicas,
          resources: chartResources(['200m', '1'], '1Gi'),
          volumes: [...(around.volumes ?? []), ...secrets.map(secretVolume)],
          volumeMounts: [
            ...(around.volumeMounts ?? []),
            ...secrets.map(([secret, mountPath]) => ({ name: secret, mountPath, readOnly: true })),
          ],
          runbook: 'docs/runbooks/TelemetryLost.md',
        },
        {
          storage: '10Gi',
          mountPath: queueFolder,
          ...(replicas === 1 && { alone: 'a site has one node to spare; agents keep what it does not take' }),
        },
        context,
      ),
    );
    if (sites.length > 0) {
      new ApiObject(scope, 'door', door(context, sites));
      new ApiObject(scope, 'door-certificate', doorCertificate(namespace, doorTls, hostOfDoor(cluster)));
      new ApiObject(scope, 'site-authority', siteAuthoritySecret(namespace));
    }
    if (keeperOf(cluster, clusters)) new ApiObject(scope, 'site-certificate', siteTlsSecret(namespace, siteTls));
    if (cluster.telemetry.exporters.length > 0)
      new ApiObject(
        scope,
        'vendor-keys',
        externalSecret({ namespace, name: vendorKeys.name, keys: cluster.telemetry.exporters }),
      );
  },
});

/** Secrets that it reads, and the folders where they lie. */
function secretsOf({ cluster, clusters }: CatalogContext): readonly (readonly [string, string])[] {
  return [
    ...(cluster.telemetry.exporters.length > 0 ? [[vendorKeys.name, vendorKeys.folder] as const] : []),
    ...(keeperOf(cluster, clusters) ? [[siteTls, folders.site] as const] : []),
    ...(sitesOf(cluster, clusters).length > 0
      ? [[doorTls, folders.door] as const, [siteAuthority.name, folders.authority] as const]
      : []),
  ];
}

function secretVolume([secretName]: readonly [string, string]): IVolume {
  return { name: secretName, secret: { secretName, defaultMode: 0o440 } };
}

/** Agents and sites come in; what it hands over goes to what keeps it. */
function network(context: CatalogContext): Pick<OperatorPods, 'callers' | 'reach' | 'scraped'> {
  const { cluster, clusters } = context;
  const agents = podsPeer(telemetryAgent.namespace, telemetryAgent.labels);
  return {
    scraped: [ports.metrics],
    callers: [{ peers: [agents], ports: [ports.grpc] }, ...callersOf(sitesOf(cluster, clusters))],
    reach: reachOf(context),
  };
}

function reachOf({ cluster, clusters }: CatalogContext): readonly Reach[] {
  const keeper = keeperOf(cluster, clusters);
  if (keeper !== undefined) return [{ peers: [cidrPeer(keeper.network.loadBalancers)], ports: [sitesPort] }];
  const store = traceStoreOf(cluster);
  return [
    { peers: [podsPeer(loki.namespace, loki.labels)], ports: [loki.ports.http] },
    ...(store ? [{ peers: [podsPeer(store.namespace, store.labels)], ports: [store.ports.otlp] }] : []),
    ...(cluster.telemetry.exporters.length > 0 ? [httpsAnywhere] : []),
  ];
}
