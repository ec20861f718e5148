import { defineComponent, type CatalogContext } from '@delivery/component';
import { externalSecret } from '@delivery/constructs';
import { doorCertificate, metricsBucket, platformBudget, podMonitor } from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import { prometheusPods } from '@delivery/prometheus';
import { ApiObject } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { compactor, store } from './bucket-parts.ts';
import { bucketPolicies, globalPolicy, queryPolicy } from './network.ts';
import { accountOf, hostOf, httpPort, namespace, objectStore, observed, observersOf, part } from './place.ts';
import { clientAuthority, clientTls, globalQuery, query, serverTls } from './queries.ts';
import { door, headlessService, queryService } from './services.ts';

/**
 * Metrics for years. Each cluster keeps its own in a bucket of its own cloud, and answers for them; a querier on one cluster asks all the
 * others. So a cluster needs no other to see itself, samples do not cross clouds, and only questions and their answers do.
 */
export default defineComponent({
  name: 'thanos',
  owner: 'platform',
  clusters: (cluster) => metricsBucket(cluster) !== undefined,
  after: ['prometheus', 'certificate-issuers'],
  crds: ['cert-manager', 'external-secrets', 'prometheus-operator'],
  exporters: ['thanos'],
  // volumes of its pods outlive it
  protected: true,
  readsCatalog: true,
  build: (scope, context) => {
    const { cluster, clusters, overlay } = context;
    const bucket = metricsBucket(cluster);
    if (bucket === undefined) return;
    const text = emit(overlay.objectStore(cluster, bucket));
    const observers = observersOf(clusters);
    const { labels } = scope;

    new ConfigMap(scope, 'object-store', {
      metadata: { name: objectStore.name, namespace },
      data: { [objectStore.key]: text },
    });
    for (const name of ['store', 'compact'])
      account(scope, name, overlay.podIdentity(cluster, accountOf(name)).annotations);
    new ApiObject(scope, 'store', store(context, labels, text));
    new ApiObject(scope, 'store-service', headlessService('store', true));
    new ApiObject(scope, 'compact', compactor(context, labels, text));
    new ApiObject(scope, 'compact-service', headlessService('compact', false));
    for (const policy of bucketPolicies(context, bucket))
      new ApiObject(scope, `${policy.metadata.name}-network`, policy);

    account(scope, 'query');
    new ApiObject(scope, 'query', query(context, labels, observers.length > 0));
    new ApiObject(scope, 'query-service', queryService('query'));
    new ApiObject(scope, 'query-network', queryPolicy(context, observers));
    for (const name of ['store', 'compact', 'query']) guard(scope, name, context);

    const everyPart = { namespace, labels: { 'app.kubernetes.io/name': 'thanos' }, port: httpPort };
    const sidecars = { ...everyPart, labels: prometheusPods.labels };
    for (const monitor of [podMonitor('thanos', everyPart), podMonitor('thanos-sidecar', sidecars, 'thanos')])
      new ApiObject(scope, `${monitor.metadata.name}-monitor`, monitor);

    if (observers.length > 0) openDoor(scope, context, observers);
    const others = observed(cluster, clusters);
    if (others.length > 0) globalView(scope, context, others);
  },
});

/** What the global view finds on a cluster. */
function openDoor(scope: Construct, context: CatalogContext, observers: readonly string[]): void {
  const { name, key } = clientAuthority;
  new ApiObject(scope, 'door', door(context, observers));
  new ApiObject(scope, 'certificate', doorCertificate(namespace, serverTls, hostOf(context.cluster)));
  new ApiObject(scope, 'client-authority', externalSecret({ namespace, name, keys: [key] }));
}

function globalView(scope: CatalogScope, context: CatalogContext, clusters: CatalogContext['clusters']): void {
  const { name, certificate: crt, key } = clientTls;
  account(scope, 'global');
  new ApiObject(scope, 'global', globalQuery(context, scope.labels, clusters));
  new ApiObject(scope, 'global-service', queryService('global'));
  new ApiObject(scope, 'global-network', globalPolicy(context, clusters));
  new ApiObject(scope, 'client', externalSecret({ namespace, name, keys: [crt, key], type: 'kubernetes.io/tls' }));
  guard(scope, 'global', context);
}

/** The chart of the component. */
type CatalogScope = Construct & { readonly labels: Readonly<Record<string, string>> };

function account(scope: Construct, name: string, annotations: Readonly<Record<string, string>> = {}): void {
  new ServiceAccount(scope, `${name}-account`, {
    metadata: { name: part(name).name, namespace, annotations: { ...annotations } },
    automountToken: false,
  });
}

function guard(scope: Construct, name: string, context: CatalogContext): void {
  const budget = platformBudget(part(name), context);
  if (budget !== undefined) new ApiObject(scope, `${name}-budget`, budget);
}
