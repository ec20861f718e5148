import { webhookChartKinds, defineOperator, podsIn } from '@delivery/constructs/operator';
import { namespace, podLabels, valuesOf } from './values.ts';

/**
 * Version: tag kube-prometheus-stack-77.14.0 of github.com/prometheus-community/helm-charts, the last whose operator is tag v0.85.0 of the
 * Go module github.com/prometheus-operator/prometheus-operator.
 */
const chart = {
  repository: 'prometheus-community',
  name: 'kube-prometheus-stack',
  version: '77.14.0',
  namespaces: [namespace],
  clusterKinds: webhookChartKinds,
};

const pods = podsIn(namespace, podLabels);

/** Reads which pods are scraped and which rules are watched. Prometheus itself is not installed by it. */
export default defineOperator({
  name: 'prometheus-operator',
  clusters: ({ role }) => role !== 'local',
  // which issues the certificate of its webhook
  after: ['cert-manager'],
  crds: ['prometheus-operator'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'prometheus-operator', namespace, chart, values: valuesOf(context) }],
  pods: () => [pods('prometheus-operator'), pods('prometheus-operator-webhook', { webhookPorts: [10250] })],
});
