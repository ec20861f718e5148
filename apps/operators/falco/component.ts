import { defineComponent } from '@delivery/component';
import { defineOperator, podsPeer } from '@delivery/constructs/operator';
import { renderRules, rulesLabel } from '@delivery/falco';
import { prometheusPods } from '@delivery/prometheus';
import { ApiObject } from 'cdk8s';
import { namespace, pods, ports, rulesName } from './names.ts';
import { valuesOf } from './values.ts';
import { watchedOn } from './watched.ts';

/** Version: commit 53586de of github.com/falcosecurity/charts, whose Falco is 0.44.1. Falcosidekick is the chart's own dependency. */
const chart = {
  repository: 'falcosecurity',
  name: 'falco',
  version: '9.1.0',
  namespaces: [namespace],
  clusterKinds: [],
};

const operator = defineOperator({
  name: 'falco',
  clusters: ({ role }) => role !== 'local',
  exporters: ['falco', 'falcosidekick'],
  namespaces: [
    {
      name: namespace,
      podSecurity: 'privileged',
      because: 'it loads probes into the kernel of its node, and reads the processes and containers there',
    },
  ],
  charts: [chart],
  releases: (context) => [{ name: 'falco', namespace, chart, values: valuesOf(context) }],
  pods: () => {
    const alertmanager = podsPeer(prometheusPods.namespace, { 'app.kubernetes.io/name': 'alertmanager' });
    const sidekick = pods('falcosidekick');
    const falco = pods('falco');
    const podsOf = (labels: Readonly<Record<string, string>>) => [{ podSelector: { matchLabels: { ...labels } } }];
    return [
      {
        ...falco,
        scraped: [ports.falco],
        asksApiServer: false,
        reach: [{ peers: podsOf(sidekick.labels), ports: [ports.falcosidekick] }],
      },
      {
        ...sidekick,
        scraped: [ports.falcosidekick],
        callers: [{ peers: podsOf(falco.labels), ports: [ports.falcosidekick] }],
        asksApiServer: false,
        reach: [{ peers: [alertmanager], ports: [9093] }],
      },
    ];
  },
});

/**
 * Sees what containers do, by their system calls, and tells Alertmanager what they should not do. Its rules follow from the catalog. They
 * stand beside the chart, not in its values, so that a change of one rule is a change of one ConfigMap: Falco tries the new rules, then
 * takes them without a restart, and keeps the old ones when they do not load.
 *
 * @see https://falco.org/docs/reference/daemon/config-options/
 */
export default defineComponent({
  ...operator,
  readsCatalog: true,
  build: (scope, context) => {
    operator.build(scope, context);
    new ApiObject(scope, 'rules', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: rulesName, namespace, labels: { [rulesLabel.name]: rulesLabel.value } },
      data: renderRules(watchedOn(context), `${scope.node.path}/rules`),
    });
  },
});
