import { chartKinds, defineOperator } from '@delivery/constructs/operator';
import { ApiObject } from 'cdk8s';
import { announcements, loadBalancerPool } from './load-balancers.ts';
import { namespace, secretsNamespace, valuesOf } from './values.ts';

/** Version: tag v1.20.2 of the Go module github.com/cilium/cilium, which holds the chart in install/kubernetes/cilium. */
const chart = {
  repository: 'cilium',
  name: 'cilium',
  version: '1.20.2',
  namespaces: [namespace, secretsNamespace],
  clusterKinds: chartKinds(
    'ClusterRole',
    'ClusterRoleBinding',
    'GatewayClass',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
  ),
};

/**
 * The network of clusters that bring none: pods, Services, NetworkPolicies, Gateways, and addresses of load balancers that nodes announce in
 * their own network. A new cluster gets it with its engine, since nothing runs without a network; from then on the engine owns it. Its pods
 * share the network of their nodes, where no NetworkPolicy holds.
 */
export default defineOperator({
  name: 'cilium',
  clusters: ({ cni }) => cni === 'cilium',
  crds: ['cilium', 'gateway-api'],
  namespaces: [{ name: secretsNamespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'cilium', namespace, chart, values: valuesOf(context) }],
  build: (scope, { cluster }) => {
    new ApiObject(scope, 'pool', loadBalancerPool(cluster));
    new ApiObject(scope, 'announcements', announcements());
  },
});
