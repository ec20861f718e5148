import type { CatalogContext } from '@delivery/component';
import {
  grafanaPeers,
  operatorNetworkPolicy,
  podsPeer,
  prometheusPeer,
  storeApiPort,
  thanosLabels,
  type OperatorPods,
} from '@delivery/constructs/operator';
import type { Bucket, Cluster } from '@delivery/fleet';
import { cidrPeer, type Reach } from '@delivery/overlay-contract';
import { accountOf, httpPort, namespace } from './place.ts';

type Policy = ReturnType<typeof operatorNetworkPolicy>;

const pods = (part: string, network: Partial<OperatorPods>): OperatorPods => ({
  name: `thanos-${part}`,
  namespace,
  labels: thanosLabels(part),
  scraped: [httpPort],
  asksApiServer: false,
  ...network,
});

const storeApi = (part: string): Reach => ({ peers: [podsPeer(namespace, thanosLabels(part))], ports: [storeApiPort] });

/** What opens the bucket reaches it, and the source of its identity. */
export function bucketPolicies(context: CatalogContext, bucket: Bucket): readonly Policy[] {
  const { cluster, overlay } = context;
  const reach = (part: string) => [
    { peers: bucket.cidrs.map(cidrPeer), ports: [443] },
    ...overlay.podIdentity(cluster, accountOf(part)).egress,
  ];
  return [
    pods('store', { reach: reach('store'), callers: [storeApi('query')] }),
    pods('compact', { reach: reach('compact') }),
  ].map((some) => operatorNetworkPolicy(some, context));
}

const asked = (context: CatalogContext): readonly Reach[] =>
  grafanaPeers(context).map((peer) => ({ peers: [peer], ports: [httpPort] }));

/** The querier of the cluster: asks Prometheus and the bucket, answers Grafana and the global view. */
export function queryPolicy(context: CatalogContext, observers: readonly string[]): Policy {
  const prometheus = { peers: [prometheusPeer], ports: [storeApiPort] };
  const view = observers.length > 0 ? [{ peers: observers.map(cidrPeer), ports: [storeApiPort] }] : [];
  return operatorNetworkPolicy(
    pods('query', { reach: [prometheus, storeApi('store')], callers: [...asked(context), ...view] }),
    context,
  );
}

/** The global view: asks the door of every cluster. */
export function globalPolicy(context: CatalogContext, clusters: readonly Cluster[]): Policy {
  const doors = clusters.map(({ network }) => network.loadBalancers);
  const reach = [{ peers: [...new Set(doors)].map(cidrPeer), ports: [storeApiPort] }];
  return operatorNetworkPolicy(pods('global', { reach, callers: asked(context) }), context);
}
