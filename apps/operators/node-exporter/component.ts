import { defineOperator } from '@delivery/constructs/operator';
import { namespace, valuesOf } from './values.ts';

/** Version: tag prometheus-node-exporter-4.49.2 of github.com/prometheus-community/helm-charts, whose image is tag v1.10.2. */
const chart = {
  repository: 'prometheus-community',
  name: 'prometheus-node-exporter',
  version: '4.49.2',
  namespaces: [namespace],
  clusterKinds: [],
};

/** What nodes have and use. Its pods share the network of their nodes, where no NetworkPolicy holds. */
export default defineOperator({
  name: 'node-exporter',
  clusters: ({ role, network }) => role !== 'local' && network.nodes !== undefined,
  exporters: ['node-exporter'],
  namespaces: [
    {
      name: namespace,
      podSecurity: 'privileged',
      because: 'it reads the file systems, processes and network of its node',
    },
  ],
  charts: [chart],
  releases: (context) => [{ name: 'node-exporter', namespace, chart, values: valuesOf(context) }],
});
