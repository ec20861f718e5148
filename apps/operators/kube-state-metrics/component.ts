import { runsPrometheus } from '@delivery/catalog';
import { chartKinds, defineOperator } from '@delivery/constructs/operator';
import { namespace, podLabels, valuesOf } from './values.ts';

/** Version: tag kube-state-metrics-6.3.0 of github.com/prometheus-community/helm-charts, whose image is tag v2.17.0. */
const chart = {
  repository: 'prometheus-community',
  name: 'kube-state-metrics',
  version: '6.3.0',
  namespaces: [namespace],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding'),
};

/** The state of the cluster's objects as metrics, and of those that Flux syncs where it does. */
export default defineOperator({
  name: 'kube-state-metrics',
  clusters: runsPrometheus,
  // those of Flux where it syncs
  exporters: ['kube-state-metrics', 'flux-resources'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'kube-state-metrics', namespace, chart, values: valuesOf(context) }],
  pods: () => [{ name: 'kube-state-metrics', namespace, labels: podLabels, scraped: [8080] }],
});
