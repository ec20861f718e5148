import { webhookChartKinds, defineOperator, hasGlobalNames, podsIn } from '@delivery/constructs/operator';
import { httpsAnywhere } from '@delivery/overlay-contract';
import { namespace, podLabels, valuesOf, workload } from './values.ts';

/** Version: tag v1.21.2 of the Go module github.com/cert-manager/cert-manager, which holds the chart in deploy/charts. */
const chart = {
  repository: 'jetstack',
  name: 'cert-manager',
  version: 'v1.21.2',
  namespaces: [namespace],
  clusterKinds: webhookChartKinds,
};

const pods = podsIn(namespace, podLabels);

/** Certificates of everything that shows one: Gateways, and the webhooks of other operators. */
export default defineOperator({
  name: 'cert-manager',
  clusters: ({ role }) => role !== 'local',
  crds: ['cert-manager'],
  exporters: ['cert-manager'],
  namespaces: [{ name: namespace, podSecurity: 'restricted', readsSecrets: hasGlobalNames }],
  charts: [chart],
  releases: (context) => [{ name: 'cert-manager', namespace, chart, values: valuesOf(context) }],
  pods: ({ cluster, overlay }) => [
    // the authority that issues, and the API of the zone that proves names
    pods('controller', { scraped: [9402], reach: [httpsAnywhere, ...overlay.podIdentity(cluster, workload).egress] }),
    pods('webhook', { webhookPorts: [10250] }),
    pods('cainjector'),
  ],
});
