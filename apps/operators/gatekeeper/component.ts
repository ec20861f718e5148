import { constraint, constraintTemplate, inventory, templates } from '@delivery/admission';
import { runsKeda } from '@delivery/catalog';
import { chartKinds, defineOperator, podsIn } from '@delivery/constructs/operator';
import { ApiObject } from 'cdk8s';
import { namespace, podLabels, valuesOf } from './values.ts';

/** Version: tag v3.23.1 of the Go module github.com/open-policy-agent/gatekeeper/v3, which holds the chart in charts/gatekeeper. */
const chart = {
  repository: 'gatekeeper',
  name: 'gatekeeper',
  version: '3.23.1',
  namespaces: [namespace],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding', 'ValidatingWebhookConfiguration'),
};

const pods = podsIn(namespace, podLabels);

/** Compares objects with each other, which the policies of the API server cannot. */
export default defineOperator({
  name: 'gatekeeper',
  clusters: ({ role }) => role === 'workload',
  crds: ['gatekeeper', 'gatekeeper-constraints'],
  exporters: ['gatekeeper'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'gatekeeper', namespace, chart, values: valuesOf(context) }],
  pods: () => [pods('webhook', { scraped: [8888], webhookPorts: [8443] }), pods('audit', { scraped: [8888] })],
  build: (scope, { cluster }) => {
    for (const template of templates) {
      new ApiObject(scope, `template-${template.kind}`, constraintTemplate(template));
      new ApiObject(scope, `constraint-${template.kind}`, constraint(template, cluster.environment));
    }
    const isServed = ({ apiGroup }: { readonly apiGroup: string }) => apiGroup !== 'keda.sh' || runsKeda(cluster);
    new ApiObject(scope, 'inventory', inventory(namespace, isServed));
  },
});
