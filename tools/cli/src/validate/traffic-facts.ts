import { needsIn, type Needs, type ServiceDeclaration } from '@delivery/catalog';
import { overlayOf } from '@delivery/component';
import type { Address, Cluster } from '@delivery/fleet';
import type { Overlay } from '@delivery/overlay-contract';
import type { Facts } from '@delivery/policy';
import type { Model } from '../model.ts';

type Traffic = NonNullable<Facts['traffic']>;
type Outside = Traffic['outside'][number];
type Peer = Outside['peer'];
/** As policies say it. */
type PolicyPeer = ReturnType<Overlay['dns']>[number];

/** What makes pods of a service, with all that its pods use. */
interface Part {
  readonly app: string;
  readonly name: string;
  readonly needs: readonly Needs[];
}

interface OnCluster {
  readonly cluster: Cluster;
  readonly overlay: Overlay;
}

/**
 * Connections that the services of a cluster declare, read from declarations, bindings and answers of the cloud alone: how policies are
 * written is not asked, so that this is a second opinion of them.
 */
export function trafficOf(cluster: Cluster, model: Model): Traffic {
  const on = { cluster, overlay: overlayOf(cluster) };
  const services = model.appsOn(cluster).flatMap(({ name, service }) => {
    return service ? [{ name, service: model.serviceOn(service, cluster) }] : [];
  });
  const byName = new Map(services.map(({ name, service }) => [name, service]));
  const parts = services.flatMap(({ name, service }) => partsOf(name, service));
  return {
    calls: services.flatMap(({ name, service }) =>
      Object.entries(service.calls).flatMap(([callee, port]) => {
        const number = byName.get(callee)?.ports[port];
        return number === undefined ? [] : [{ from: keyOf(name), to: keyOf(callee), port: number }];
      }),
    ),
    outside: [
      ...parts.flatMap((part) => [...namesFor(part, on), ...meshFor(part, on), ...needsOf(part, on)]),
      ...services.flatMap(({ name, service }) => callersFromOutside(name, service, on)),
    ],
    identity: reachOfIdentity(on),
  };
}

/** The service, its workers and its tasks; each of them uses what the service needs, and what it needs itself. */
function partsOf(app: string, service: ServiceDeclaration): readonly Part[] {
  return needsIn(service).map(({ path, needs }) => {
    const part = path.split('.')[1];
    return part === undefined
      ? { app, name: app, needs: [needs] }
      : { app, name: `${app}-${part}`, needs: [service.needs, needs] };
  });
}

function namesFor(part: Part, { cluster, overlay }: OnCluster): readonly Outside[] {
  return overlay
    .dns(cluster)
    .flatMap((peer) =>
      (['UDP', 'TCP'] as const).map((protocol) => ({ ...egress(part, peerOf(peer), [53], 'names'), protocol })),
    );
}

/** @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
function meshFor(part: Part, { cluster }: OnCluster): readonly Outside[] {
  const peer = { namespace: 'istio-system', labels: { app: 'istiod' } };
  return cluster.mesh === 'istio' ? [egress(part, peer, [15012], 'the mesh')] : [];
}

function needsOf(part: Part, on: OnCluster): readonly Outside[] {
  const { bindings } = on.cluster;
  return part.needs.flatMap(({ postgres, redis, topics, bucket }) => [
    ...(postgres === undefined ? [] : bound(part, bindings.postgres[postgres], `postgres ${postgres}`)),
    ...(redis === undefined ? [] : bound(part, bindings.redis[redis], `redis ${redis}`)),
    ...(topics === undefined ? [] : bound(part, bindings.kafka, 'kafka')),
    ...(bucket === undefined ? [] : bucketOf(part, bucket, on)),
  ]);
}

function bound(part: Part, address: Pick<Address, 'cidrs' | 'port'> | undefined, because: string): readonly Outside[] {
  return (address?.cidrs ?? []).map((cidr) => egress(part, { cidr }, [address?.port ?? 0], because));
}

/** A bucket is opened with a cloud identity, which its pods fetch first. */
function bucketOf(part: Part, bucket: string, { cluster, overlay }: OnCluster): readonly Outside[] {
  const { cidrs = [] } = cluster.bindings.buckets[bucket] ?? {};
  const identity = overlay.podIdentity(cluster, { namespace: part.app, serviceAccountName: part.name });
  return [
    ...bound(part, { cidrs, port: 443 }, `bucket ${bucket}`),
    ...identity.egress.flatMap(({ peers, ports }) =>
      peers.map((peer) => egress(part, peerOf(peer), ports, 'its cloud identity')),
    ),
  ];
}

/** Load balancers, where somebody outside may ask; those of Cilium have no address. */
function callersFromOutside(app: string, { route, ports }: ServiceDeclaration, on: OnCluster): readonly Outside[] {
  const gateway = on.overlay.gateway(on.cluster);
  if (route === undefined || gateway === undefined || ports['http'] === undefined) return [];
  const peers = gateway.gatewayClassName === 'cilium' ? [{ entity: 'ingress' }] : gateway.sources.map(peerOf);
  const taken = [ports['http']];
  return peers.map((peer) => ({
    workload: keyOf(app),
    direction: 'ingress',
    peer,
    ports: taken,
    because: 'load balancers',
  }));
}

/** Where the cloud hands out identities, whoever asks. */
function reachOfIdentity({ cluster, overlay }: OnCluster): Traffic['identity'] {
  // an identity that the facts know, where the cloud assigns their ids
  const [known = 'a/a'] = Object.keys(cluster.identities?.clients ?? {});
  const [namespace = '', serviceAccountName = ''] = known.split('/');
  return overlay.podIdentity(cluster, { namespace, serviceAccountName }).egress.flatMap(({ peers, ports }) =>
    peers.flatMap((peer) => {
      const place = peerOf(peer);
      return 'cidr' in place ? [{ cidr: place.cidr, ports }] : [];
    }),
  );
}

function egress(part: Part, peer: Peer, ports: readonly number[], because: string): Outside {
  return { workload: keyOf(part.app, part.name), direction: 'egress', peer, ports, because };
}

function keyOf(app: string, name = app): string {
  return `${app}/${name}`;
}

/** @throws Error for a peer that an overlay answers and that is neither a range of addresses nor pods of one namespace by their labels */
function peerOf({ ipBlock, namespaceSelector, podSelector }: PolicyPeer): Peer {
  if (ipBlock !== undefined && ipBlock.except === undefined) return { cidr: ipBlock.cidr };
  const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
  const labels = podSelector?.matchLabels;
  if (namespace === undefined || labels === undefined)
    throw new Error(
      `an overlay answers ${JSON.stringify({ ipBlock, namespaceSelector, podSelector })}; name one range, or pods by namespace and labels`,
    );
  return { namespace, labels };
}
