import { defineOperator } from '@delivery/constructs/operator';
import { httpsAnywhere } from '@delivery/overlay-contract';
import { namespace, podLabels, valuesOf } from './values.ts';

/** Version: tag prometheus-blackbox-exporter-11.17.2 of github.com/prometheus-community/helm-charts, whose image is tag v0.28.0. */
const chart = {
  repository: 'prometheus-community',
  name: 'prometheus-blackbox-exporter',
  version: '11.17.2',
  namespaces: [namespace],
  clusterKinds: [],
};

/** Asks the other clusters as customers do, from outside: what is asked stands in the app `probes`. */
export default defineOperator({
  name: 'blackbox-exporter',
  clusters: ({ role }) => role === 'observability',
  exporters: ['blackbox-exporter'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'blackbox-exporter', namespace, chart, values: valuesOf(context) }],
  pods: () => [
    {
      name: 'blackbox-exporter',
      namespace,
      labels: podLabels,
      asksApiServer: false,
      scraped: [9115],
      reach: [httpsAnywhere],
    },
  ],
});
