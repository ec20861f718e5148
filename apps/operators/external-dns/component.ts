import { overlayOf } from '@delivery/component';
import {
  chartKinds,
  cloudflareTokenSecret,
  defineOperator,
  hasGlobalNames,
  podsIn,
} from '@delivery/constructs/operator';
import { httpsAnywhere } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { globalValues } from './global-values.ts';
import { ownZoneValues } from './own-zone-values.ts';
import { steeringValues } from './steering-values.ts';
import { namespace, podLabels, type ExternalDnsValues } from './values.ts';

/**
 * Version: in charts/external-dns of the Go module sigs.k8s.io/external-dns at tag v0.23.0, whose image replaces the older one of the chart.
 */
const chart = {
  repository: 'external-dns',
  name: 'external-dns',
  version: '1.22.0',
  namespaces: [namespace],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding'),
};

const pods = podsIn(namespace, podLabels);

/**
 * Names of what callers from outside reach. Each cluster writes the names of its own zone. A cluster with a share of the global names also
 * writes its record of the steering name, which carries a weight or a continent and a health check, and the one record that points a global
 * name at the steering name. There are two zones, since external-dns knows neither weights nor health checks of Cloudflare's, but of
 * Route 53's; and a caller only sees Cloudflare.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/#routing-policies
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/cloudflare/
 */
export default defineOperator({
  name: 'external-dns',
  clusters: (cluster) => overlayOf(cluster).dnsProvider(cluster) !== undefined,
  // out of which it reads a token
  after: ['secret-stores'],
  // it reads HTTPRoutes and Gateways
  crds: ['external-dns', 'gateway-api'],
  namespaces: [{ name: namespace, podSecurity: 'restricted', readsSecrets: hasGlobalNames }],
  charts: [chart],
  releases: (context) => {
    const release = (name: string, values: ExternalDnsValues) => ({ name, namespace, chart, values });
    const own = release('external-dns', ownZoneValues(context));
    if (!hasGlobalNames(context.cluster)) return [own];
    return [
      own,
      release('external-dns-steering', steeringValues(context)),
      release('external-dns-global', globalValues(context)),
    ];
  },
  pods: ({ cluster, overlay }) => {
    const { egress } = overlay.podIdentity(cluster, { namespace, serviceAccountName: 'external-dns' });
    const own = pods('external-dns', { reach: [httpsAnywhere, ...egress] });
    const others = ['external-dns-steering', 'external-dns-global'].map((name) =>
      pods(name, { reach: [httpsAnywhere] }),
    );
    return hasGlobalNames(cluster) ? [own, ...others] : [own];
  },
  build: (scope, { cluster }) => {
    if (hasGlobalNames(cluster)) new ApiObject(scope, 'token', cloudflareTokenSecret(namespace));
  },
});
