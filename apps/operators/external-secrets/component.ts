import { chartKinds, defineOperator, podsIn } from '@delivery/constructs/operator';
import { namespace, podLabels, valuesOf } from './values.ts';

/**
 * Version: tag helm-chart-1.3.2 of github.com/external-secrets/external-secrets; the operator in it is tag v1.3.2 of the Go module of that
 * name.
 */
const chart = {
  repository: 'external-secrets',
  name: 'external-secrets',
  version: '1.3.2',
  namespaces: [namespace],
  clusterKinds: chartKinds('ClusterRole', 'ClusterRoleBinding', 'ValidatingWebhookConfiguration'),
};

const pods = podsIn(namespace, podLabels);

/** Secrets out of the store of the cloud. It reads with the account of each namespace and has no identity of its own. */
export default defineOperator({
  name: 'external-secrets',
  clusters: () => true,
  crds: ['external-secrets'],
  exporters: ['external-secrets'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'external-secrets', namespace, chart, values: valuesOf(context) }],
  pods: ({ cluster, overlay }) => [
    pods('external-secrets', { scraped: [8080], reach: overlay.secretStoreReach(cluster) }),
    pods('external-secrets-webhook', { webhookPorts: [10250] }),
    pods('external-secrets-cert-controller'),
  ],
});
