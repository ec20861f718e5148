import { overlayOf } from '@delivery/component';
import { webhookChartKinds, defineOperator } from '@delivery/constructs/operator';
import { httpsAnywhere } from '@delivery/overlay-contract';
import { namespace, podLabels, valuesOf, workload } from './values.ts';

/** Version: tag v3.5.0 of github.com/kubernetes-sigs/aws-load-balancer-controller; the chart is in tag v0.0.242 of github.com/aws/eks-charts. */
const chart = {
  repository: 'eks',
  name: 'aws-load-balancer-controller',
  version: '3.5.0',
  namespaces: [namespace],
  clusterKinds: webhookChartKinds,
};

/** Makes the load balancer of a Gateway whose class it controls. */
export default defineOperator({
  name: 'aws-load-balancer-controller',
  clusters: (cluster) => overlayOf(cluster).gateway(cluster)?.controllerName === 'gateway.k8s.aws/alb',
  // which issues the certificate of its webhook
  after: ['cert-manager'],
  crds: ['aws-load-balancer-controller', 'gateway-api'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'aws-load-balancer-controller', namespace, chart, values: valuesOf(context) }],
  pods: ({ cluster, overlay }) => [
    {
      name: 'controller',
      namespace,
      labels: podLabels,
      webhookPorts: [9443],
      reach: [httpsAnywhere, ...overlay.podIdentity(cluster, workload).egress],
    },
  ],
});
