import { defineComponent } from '@delivery/component';
import type { Cluster } from '@delivery/fleet';
import { clusterLabels, prometheusPods } from '@delivery/prometheus';
import type { IProbe } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Probe';
import { ApiObject } from 'cdk8s';

/** The entrance of customers: the host name and the path that the service `api-gateway` answers without a sign-in. */
const entrance = { host: 'api', path: '/readyz' } as const;

/** Of the app `blackbox-exporter`. */
const prober = { url: 'blackbox-exporter.blackbox-exporter.svc.cluster.local:9115' } as const;

/** Of its configuration. */
const module = 'https';

/**
 * What is asked from outside: every cluster that serves customers by its own name (job `entrance`), and the name that customers use
 * (job `global`).
 */
export default defineComponent({
  name: 'probes',
  owner: 'platform',
  clusters: ({ role }) => role === 'observability',
  readsCatalog: true,
  // in whose namespace they are read
  after: ['prometheus'],
  crds: ['prometheus-operator'],
  build: (scope, { cluster, clusters }) => {
    const serving = clusters.filter((other) => serves(other, cluster));
    for (const other of serving) {
      const asked = probe(`entrance-${other.name}`, 'entrance', other.domain, clusterLabels(other));
      new ApiObject(scope, other.name, asked);
    }
    if (serving.length > 0) new ApiObject(scope, 'global', probe('global', 'global', cluster.environment.domain, {}));
  },
});

/** Whether a cluster has a share of the customers of the observer's environment. */
function serves({ environment, state, traffic }: Cluster, observer: Cluster): boolean {
  return state === 'serving' && traffic !== undefined && environment.name === observer.environment.name;
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Probe */
function probe(
  name: string,
  jobName: string,
  domain: string,
  labels: Readonly<Record<string, string>>,
): IProbe & { metadata: { name: string } } {
  const host = `${entrance.host}.${domain}`;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: { name, namespace: prometheusPods.namespace },
    spec: {
      jobName,
      interval: '15s',
      scrapeTimeout: '10s',
      prober,
      module,
      targets: { staticConfig: { static: [`https://${host}${entrance.path}`], labels: { ...labels, host } } },
    },
  };
}
