import { chartKinds, webhookChartKinds, defineOperator, type OperatorPods } from '@delivery/constructs/operator';
import { cniNamespace, cniValues } from './cni-values.ts';
import { istiodValues, namespace } from './istiod-values.ts';

/**
 * Version: tag 1.31.1 of Istio, which the Go module istio.io/api carries as v1.31.1. Since this minor the charts are at blob.istio.io and
 * the images on Docker Hub only.
 *
 * @see https://istio.io/latest/news/releases/1.31.x/announcing-1.31/upgrade-notes/
 */
const version = '1.31.1';

const istiod = {
  repository: 'istio',
  name: 'istiod',
  version,
  namespaces: [namespace],
  clusterKinds: webhookChartKinds,
};

const cni = {
  repository: 'istio',
  name: 'cni',
  version,
  namespaces: [cniNamespace],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding'),
};

/**
 * The mesh, with sidecars. Its CNI plugin sends the traffic of pods through them, so that pods of services need no right to change their
 * network and stay restricted; only the plugin itself is privileged, in a namespace of its own. The chart `base` is left out: it holds
 * CustomResourceDefinitions, and an account for other clusters that would read this one.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/
 */
export default defineOperator({
  name: 'istio',
  clusters: ({ mesh }) => mesh === 'istio',
  crds: ['istio'],
  exporters: ['istiod'],
  namespaces: [
    {
      name: cniNamespace,
      podSecurity: 'privileged',
      because: 'the plugin writes into folders of the node, and changes the network of pods that start',
    },
    { name: namespace, podSecurity: 'restricted' },
  ],
  charts: [istiod, cni],
  releases: (context) => [
    { name: 'istiod', namespace, chart: istiod, values: istiodValues(context) },
    { name: 'istio-cni', namespace: cniNamespace, chart: cni, values: cniValues(context) },
  ],
  pods: (): readonly OperatorPods[] => [
    {
      name: 'istiod',
      namespace,
      labels: { app: 'istiod' },
      webhookPorts: [15017],
      scraped: [15014],
      // configuration and certificates of sidecars
      callers: [{ peers: [{ namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } } }], ports: [15012] }],
    },
    { name: 'istio-cni-node', namespace: cniNamespace, labels: { 'k8s-app': 'istio-cni-node' } },
  ],
});
