import { runsPrometheus } from '@delivery/catalog';
import { defineComponent, type CatalogContext } from '@delivery/component';
import {
  grafanaPeers,
  operatorNetworkPolicy,
  platformBudget,
  podsPeer,
  prometheusPeer,
} from '@delivery/constructs/operator';
import { httpsAnywhere } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import { alertmanager, labels, name, namespace } from './alertmanager.ts';
import { configuration, templates } from './configuration.ts';
import { messages } from './messages.ts';
import { secret } from './secret.ts';

/** Brings alerts to whoever owns what they are about. */
export default defineComponent({
  name: 'alertmanager',
  owner: 'platform',
  clusters: runsPrometheus,
  // in whose namespace it runs
  after: ['prometheus'],
  crds: ['prometheus-operator', 'external-secrets'],
  exporters: ['alertmanager'],
  readsCatalog: true,
  build: (scope, context) => {
    const { apps, cluster } = context;
    const owners = [...new Set(apps.map(({ owner }) => owner))].sort();
    new ServiceAccount(scope, 'account', { metadata: { name, namespace }, automountToken: false });
    new ApiObject(scope, 'secret', secret(configuration(owners, cluster), owners, cluster));
    new ConfigMap(scope, 'templates', {
      metadata: { name: templates.name, namespace },
      data: { [templates.file]: messages },
    });
    new ApiObject(scope, 'alertmanager', alertmanager(context));
    new ApiObject(scope, 'network', network(context));
    const budget = platformBudget({ name, namespace, labels }, context);
    if (budget !== undefined) new ApiObject(scope, 'disruption-budget', budget);
  },
});

const falcosidekick = podsPeer('falco', { 'app.kubernetes.io/name': 'falcosidekick' });

/** Prometheus and Falco hand in alerts, Grafana asks what fires; notifications go out. */
function network(context: CatalogContext): ReturnType<typeof operatorNetworkPolicy> {
  const falco = context.apps.some((app) => app.name === 'falco');
  const callers = [prometheusPeer, ...grafanaPeers(context), ...(falco ? [falcosidekick] : [])];
  return operatorNetworkPolicy(
    {
      name,
      namespace,
      labels,
      callers: [{ peers: callers, ports: [9093] }],
      gossip: [9094],
      asksApiServer: false,
      reach: [httpsAnywhere],
    },
    context,
  );
}
