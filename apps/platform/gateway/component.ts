import { hostsOf, serviceOn, type App } from '@delivery/catalog';
import { defineComponent, overlayOf } from '@delivery/component';
import { externalSecret } from '@delivery/constructs';
import type { Cluster } from '@delivery/fleet';
import { publicGateway, type GatewayAnswer } from '@delivery/overlay-contract';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IGateway } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway';
import type { IGatewayClass } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/GatewayClass';
import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import type { IListener } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Listener';
import { ApiObject } from 'cdk8s';

const { namespace } = publicGateway;
const secretName = 'public-tls';

/** The authority of a site issues the certificate into its store. */
const storedCertificate = {
  namespace,
  name: secretName,
  keys: ['tls.crt', 'tls.key'],
  storeKey: 'gateway-tls',
  type: 'kubernetes.io/tls',
};

/** The entrance from outside: one Gateway with a listener for each host name that a service claims. */
export default defineComponent({
  name: 'gateway',
  owner: 'platform',
  clusters: (cluster) => overlayOf(cluster).gateway(cluster) !== undefined,
  after: ['certificate-issuers'],
  namespaces: [{ name: namespace, podSecurity: 'restricted', readsSecrets: readsCertificate }],
  crds: ['gateway-api'],
  readsCatalog: true,
  build: (scope, { cluster, overlay, apps }) => {
    const answer = overlay.gateway(cluster);
    const claims = claimsOf(apps, cluster);
    const hosts = claims.flatMap((claim) => claim.hosts);
    if (answer === undefined || hosts.length === 0) return;
    if (answer.controllerName !== undefined)
      new ApiObject(scope, 'class', gatewayClass(answer.gatewayClassName, answer.controllerName));
    for (const object of answer.settings) new ApiObject(scope, `${object.kind}-${object.metadata.name}`, object);
    if (answer.certificates === 'cert-manager') new ApiObject(scope, 'certificate', certificate(hosts));
    if (answer.certificates === 'secret-store') new ApiObject(scope, 'certificate', externalSecret(storedCertificate));
    new ApiObject(scope, 'gateway', gateway(answer, claims));
    new ApiObject(scope, 'redirect', redirect());
  },
});

/** Where the store of a site holds the certificate. */
function readsCertificate(cluster: Cluster): boolean {
  return overlayOf(cluster).gateway(cluster)?.certificates === 'secret-store';
}

/** The host names of one service. */
interface Claim {
  readonly app: string;
  readonly hosts: readonly string[];
}

function claimsOf(apps: readonly App[], cluster: Cluster): readonly Claim[] {
  return apps.flatMap(({ name: app, service }) => {
    const route = service && serviceOn(service, cluster).route;
    return route ? [{ app, hosts: hostsOf(route, cluster) }] : [];
  });
}

function gatewayClass(name: string, controllerName: string): IGatewayClass {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name },
    spec: { controllerName },
  };
}

function gateway(answer: GatewayAnswer, claims: readonly Claim[]): IGateway {
  const { gatewayClassName, annotations, infrastructure, addresses } = answer;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { ...publicGateway, ...(annotations && { annotations: { ...annotations } }) },
    spec: {
      gatewayClassName,
      ...(infrastructure && { infrastructure }),
      ...(addresses && { addresses: [...addresses] }),
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } },
        ...claims.flatMap(({ app, hosts }) => hosts.map((host) => listener(answer, app, host))),
      ],
    },
  };
}

/** Admits the routes of the service that claims the host, and of nobody else. */
function listener({ certificates }: GatewayAnswer, app: string, hostname: string): IListener {
  return {
    name: hostname.replaceAll('.', '-'),
    port: 443,
    protocol: 'HTTPS',
    hostname,
    ...(certificates !== 'load-balancer' && { tls: { mode: 'Terminate', certificateRefs: [{ name: secretName }] } }),
    allowedRoutes: {
      kinds: [{ kind: 'HTTPRoute' }],
      namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': app } } },
    },
  };
}

/** Nothing is served without TLS. */
function redirect(): IHTTPRoute {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'redirect-to-https', namespace },
    spec: {
      parentRefs: [{ name: publicGateway.name, sectionName: 'http' }],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
    },
  };
}

/** Renewed 30 days before its end, with a new key each time. */
function certificate(dnsNames: readonly string[]): ICertificate {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: secretName, namespace },
    spec: {
      secretName,
      dnsNames: [...dnsNames],
      duration: '2160h0m0s',
      renewBefore: '720h0m0s',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'public' },
    },
  };
}
