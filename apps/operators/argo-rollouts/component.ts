import { runsRollouts } from '@delivery/catalog';
import { chartKinds, defineOperator, prometheusPeer } from '@delivery/constructs/operator';
import { prometheusPods } from '@delivery/prometheus';
import { namespace, podLabels, valuesOf } from './values.ts';

/**
 * Version: tag argo-rollouts-2.41.0 of github.com/argoproj/argo-helm. The image in it is replaced by that of tag v1.10.2 of the Go module
 * github.com/argoproj/argo-rollouts; the roles of the chart hold every right that this version asks for in manifests/role, those for
 * load balancers aside, which no Rollout here steers.
 */
const chart = {
  repository: 'argo',
  name: 'argo-rollouts',
  version: '2.41.0',
  namespaces: [namespace],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding'),
};

const prometheus = { peers: [prometheusPeer], ports: [prometheusPods.port] };

/** Canary and blue-green rollouts, judged by what Prometheus says of the new version. */
export default defineOperator({
  name: 'argo-rollouts',
  clusters: runsRollouts,
  crds: ['argo-rollouts'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'argo-rollouts', namespace, chart, values: valuesOf(context) }],
  exporters: ['argo-rollouts'],
  // it asks Prometheus whether the new version is well
  pods: () => [{ name: 'controller', namespace, labels: podLabels, scraped: [8090], reach: [prometheus] }],
});
