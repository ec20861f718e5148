import { overlayOf } from '@delivery/component';
import { chartKinds, defineOperator } from '@delivery/constructs/operator';
import { httpsAnywhere } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { nodePools } from './node-pools.ts';
import { namespace, podLabels, valuesOf, workload } from './values.ts';

/** Version: tag v1.15.1 of the Go module github.com/aws/karpenter-provider-aws, which holds the chart in charts/karpenter. */
const chart = {
  repository: 'karpenter',
  name: 'karpenter',
  version: '1.15.1',
  // a Role in kube-system lets it read the address of the name server
  namespaces: [namespace, 'kube-system'],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding'),
};

/** Makes the nodes that pods wait for, where the cloud lets it. */
export default defineOperator({
  name: 'karpenter',
  clusters: (cluster) => overlayOf(cluster).nodeProvisioner(cluster) !== undefined,
  crds: ['karpenter'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'karpenter', namespace, chart, values: valuesOf(context) }],
  pods: ({ cluster, overlay }) => [
    {
      name: 'controller',
      namespace,
      labels: podLabels,
      reach: [httpsAnywhere, ...overlay.podIdentity(cluster, workload).egress],
    },
  ],
  build: (scope, { cluster, overlay }) => {
    const provisioner = overlay.nodeProvisioner(cluster);
    if (provisioner === undefined) return;
    new ApiObject(scope, 'node-class', provisioner.nodeClass);
    for (const pool of nodePools(cluster, provisioner)) new ApiObject(scope, `pool-${pool.metadata.name}`, pool);
  },
});
