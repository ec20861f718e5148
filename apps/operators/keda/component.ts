import { runsKeda } from '@delivery/catalog';
import { chartKinds, defineOperator, podsIn } from '@delivery/constructs/operator';
import { cidrPeer, type Reach } from '@delivery/overlay-contract';
import { namespace, podLabels, valuesOf } from './values.ts';

/**
 * Version: tag v2.20.2 of github.com/kedacore/charts. The images in it are replaced by those of tag v2.21.0 of the Go module
 * github.com/kedacore/keda/v2: of what that asks for in config/rbac the chart's roles lack the kinds that are switched off, and the right
 * to remove the operator's own certificate.
 */
const chart = {
  repository: 'kedacore',
  name: 'keda',
  version: '2.20.2',
  // a RoleBinding in kube-system lets the metrics server read how the API server proves who it is
  namespaces: [namespace, 'kube-system'],
  clusterKinds: chartKinds('APIService', 'ClusterRole', 'ClusterRoleBinding', 'ValidatingWebhookConfiguration'),
};

const pods = podsIn(namespace, podLabels);

/** The gRPC service of the operator, from which the metrics server reads. */
const metricsOf = (name: string): Reach => ({
  peers: [{ podSelector: { matchLabels: { ...podLabels(name) } } }],
  ports: [9666],
});

/** Workers that grow with the lag of their topic. */
export default defineOperator({
  name: 'keda',
  clusters: runsKeda,
  crds: ['keda'],
  exporters: ['keda'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'keda', namespace, chart, values: valuesOf(context) }],
  pods: ({ cluster: { bindings } }) => {
    const { kafka } = bindings;
    const brokers = kafka ? [{ peers: kafka.cidrs.map(cidrPeer), ports: [kafka.port] }] : [];
    return [
      pods('keda-operator', {
        scraped: [8080],
        callers: [metricsOf('keda-operator-metrics-apiserver')],
        reach: brokers,
      }),
      pods('keda-operator-metrics-apiserver', { webhookPorts: [6443], reach: [metricsOf('keda-operator')] }),
      pods('keda-admission-webhooks', { webhookPorts: [9443] }),
    ];
  },
});
