import { recommendsRequests } from '@delivery/catalog';
import { chartKinds, defineOperator } from '@delivery/constructs/operator';
import { namespace, podLabels, valuesOf } from './values.ts';

/** Version: in charts of the Go module k8s.io/autoscaler/vertical-pod-autoscaler at tag v1.8.1, which is also that of the images. */
const chart = {
  repository: 'vertical-pod-autoscaler',
  name: 'vertical-pod-autoscaler',
  version: '0.13.0',
  namespaces: [namespace],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding'),
};

/** Recommends requests and changes none: the parts that replace pods are left out. */
export default defineOperator({
  name: 'vertical-pod-autoscaler',
  clusters: recommendsRequests,
  crds: ['vertical-pod-autoscaler'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'vertical-pod-autoscaler', namespace, chart, values: valuesOf(context) }],
  pods: () => [{ name: 'recommender', namespace, labels: podLabels }],
});
