import { runsPrometheus } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import {
  namespaceBounds,
  platformBudget,
  podMonitor,
  siteAuthoritySecret,
  siteTlsSecret,
} from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import { engines } from '@delivery/gitops';
import { exporters as known, prometheusPods, type Exporter } from '@delivery/prometheus';
import { ApiObject } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { IService } from 'kubernetes-models/v1/Service';
import { access } from './access.ts';
import { federation, federationDoor, observersOf, sitesOf } from './federation.ts';
import { network } from './network.ts';
import { systemScrapes } from './nodes.ts';
import { name, namespace, siteTls } from './place.ts';
import { objectStoreConfig, objectStoreText, prometheus } from './prometheus.ts';

const { labels, port } = prometheusPods;

/** Of Prometheus, what keeps its samples, and Alertmanager. */
const bounds = { cpu: 8, memory: 48, pods: 40 };

/** Measures everything on a cluster, and judges it by the rules of all apps. */
export default defineComponent({
  name: 'prometheus',
  owner: 'platform',
  clusters: runsPrometheus,
  crds: ['prometheus-operator'],
  exporters: ['prometheus', 'kubelet', 'cadvisor', 'kube-apiserver'],
  namespaces: [{ name: namespace, podSecurity: 'restricted', readsSecrets: true }],
  readsCatalog: true,
  build: (scope, context) => {
    const { cluster, clusters, apps } = context;
    const declared = new Set(apps.flatMap(({ exporters = [] }) => exporters));
    const exporters = known.filter((exporter) => declared.has(exporter.name) && !isOfOtherEngine(exporter, cluster));
    const objectStore = objectStoreText(context);
    const observers = observersOf(cluster, clusters);
    const sites = sitesOf(cluster, clusters);

    access(scope, context);
    if (objectStore !== undefined)
      new ConfigMap(scope, 'object-store', {
        metadata: { name: objectStoreConfig.name, namespace },
        data: { [objectStoreConfig.key]: objectStore },
      });
    new ApiObject(scope, 'prometheus', prometheus(context, objectStore, observers.length > 0));
    new ApiObject(scope, 'service', service());
    new ApiObject(scope, 'network', network(context, exporters));
    const budget = platformBudget({ name, namespace, labels }, context);
    if (budget !== undefined) new ApiObject(scope, 'disruption-budget', budget);
    for (const bound of namespaceBounds(namespace, bounds)) new ApiObject(scope, bound.kind, bound);
    for (const scrape of systemScrapes(cluster.network.nodes !== undefined))
      new ApiObject(scope, `scrape-${scrape.metadata.name}`, scrape);
    for (const { name: exporter, scrape } of exporters)
      if (scrape !== undefined) {
        const isTls = exporter === name && observers.length > 0;
        new ApiObject(
          scope,
          `monitor-${exporter}`,
          isTls ? overTls(podMonitor(exporter, scrape)) : podMonitor(exporter, scrape),
        );
      }

    if (observers.length > 0) {
      new ApiObject(scope, 'federation', federationDoor(observers, context));
      new ApiObject(scope, 'certificate', siteTlsSecret(namespace, siteTls));
    }
    if (sites.length > 0) new ApiObject(scope, 'site-authority', siteAuthoritySecret(namespace));
    for (const site of sites) new ApiObject(scope, `site-${site.name}`, federation(site));
  },
});

/** Itself, which shows a certificate to others; of its own pods it needs no proof. */
function overTls({ spec, ...monitor }: ReturnType<typeof podMonitor>): ReturnType<typeof podMonitor> {
  const { podMetricsEndpoints = [] } = spec;
  const tls = { scheme: 'https', tlsConfig: { insecureSkipVerify: true } } as const;
  return { ...monitor, spec: { ...spec, podMetricsEndpoints: podMetricsEndpoints.map((one) => ({ ...one, ...tls })) } };
}

/** Apps declare the controllers of both engines; a cluster has those of one. */
function isOfOtherEngine({ scrape }: Exporter, { engine }: Cluster): boolean {
  return Object.values(engines).some(
    ({ namespace: at }) => at === scrape?.namespace && at !== engines[engine].namespace,
  );
}

/** One replica answers a caller at a time: each misses other moments, and a graph must not jump between them. */
function service(): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'ClientIP',
      selector: { ...labels },
      ports: [{ name: 'web', port, targetPort: port, protocol: 'TCP' }],
    },
  };
}
