import { needsIn, runsPrometheus, type Needs, type ServiceDeclaration } from '@delivery/catalog';
import { overlayOf } from '@delivery/component';
import { collectsTelemetry, telemetryAgent } from '@delivery/constructs/operator';
import type { Address, Bucket, Cluster } from '@delivery/fleet';
import type { Overlay } from '@delivery/overlay-contract';
import type { Facts } from '@delivery/policy';
import type { Model } from '../model.ts';
import { peerOf } from './peer-of.ts';
import { platformTraffic } from './platform-traffic.ts';

type Traffic = NonNullable<Facts['traffic']>;
type Outside = Traffic['outside'][number];
type Peer = Outside['peer'];

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
  const platform = platformTraffic(cluster, model);
  return {
    calls: [
      ...platform.calls,
      ...parts.flatMap((part) => telemetryOf(part, cluster)),
      ...services.flatMap(({ name, service }) =>
        Object.entries(service.calls).flatMap(([callee, port]) => {
          const number = byName.get(callee)?.ports[port];
          return number === undefined ? [] : [{ from: keyOf(name), to: keyOf(callee), port: number }];
        }),
      ),
    ],
    outside: [
      ...platform.outside,
      ...parts.flatMap((part) => [...namesFor(part, on), ...meshFor(part, on), ...needsOf(part, on)]),
      ...services.flatMap(({ name, service }) => [
        ...callersFromOutside(name, service, on),
        ...scrapesOf(name, service, on),
      ]),
    ],
    namespaces: services.map(({ name }) => name),
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
  const named = (address: Address | undefined, because: string) =>
    byName(on)
      ? reachedByName(part, address && { hosts: [address.host], port: address.port }, because)
      : bound(part, address, because);
  return part.needs.flatMap(({ postgres, redis, topics, bucket }) => [
    ...(postgres === undefined ? [] : named(bindings.postgres[postgres], `postgres ${postgres}`)),
    ...(redis === undefined ? [] : named(bindings.redis[redis], `redis ${redis}`)),
    ...(topics === undefined ? [] : bound(part, bindings.kafka, 'kafka')),
    ...(bucket === undefined ? [] : bucketOf(part, bucket, on)),
  ]);
}

/** Where Cilium is the network, what has known names is reached by them alone; a host is an entity then. */
function byName({ cluster }: OnCluster): boolean {
  return cluster.cni === 'cilium';
}

function reachedByName(
  part: Part,
  reached: { readonly hosts: readonly string[]; readonly port: number } | undefined,
  because: string,
): readonly Outside[] {
  const { hosts = [], port = 0 } = reached ?? {};
  return hosts.map((entity) => egress(part, { entity }, [port], because));
}

function bound(part: Part, address: Pick<Address, 'cidrs' | 'port'> | undefined, because: string): readonly Outside[] {
  return (address?.cidrs ?? []).map((cidr) => egress(part, { cidr }, [address?.port ?? 0], because));
}

/** A bucket is opened with a cloud identity, which its pods fetch first. */
function bucketOf(part: Part, bucket: string, on: OnCluster): readonly Outside[] {
  const { cluster, overlay } = on;
  const facts = cluster.bindings.buckets[bucket];
  const because = `bucket ${bucket}`;
  const identity = overlay.podIdentity(cluster, { namespace: part.app, serviceAccountName: part.name });
  return [
    ...(byName(on)
      ? reachedByName(
          part,
          facts && { hosts: hostsOf(overlay.bucket(cluster, facts).endpoint, facts), port: 443 },
          because,
        )
      : bound(part, { cidrs: facts?.cidrs ?? [], port: 443 }, because)),
    ...identity.egress.flatMap(({ peers, ports }) =>
      peers.map((peer) => egress(part, peerOf(peer), ports, 'its cloud identity')),
    ),
  ];
}

/** Clients put the bucket into the path or into the host. */
function hostsOf(endpoint: string, { bucket }: Bucket): readonly string[] {
  return [endpoint, `${bucket}.${endpoint}`];
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

/** Traces, to the agent of the node. */
function telemetryOf({ app, name }: Part, cluster: Cluster): Traffic['calls'] {
  const { namespace, name: agent, ports } = telemetryAgent;
  if (!collectsTelemetry(cluster)) return [];
  return [ports.grpc, ports.otlphttp].map((port) => ({ from: keyOf(app, name), to: `${namespace}/${agent}`, port }));
}

/** Of the service, where it has a port for them, and of its workers, which have no other; tasks are gone before anybody asks. */
function scrapesOf(
  app: string,
  { ports, workers = {} }: ServiceDeclaration,
  { cluster }: OnCluster,
): readonly Outside[] {
  if (!runsPrometheus(cluster)) return [];
  const scraped = [
    ...(ports['metrics'] === undefined ? [] : [{ name: app, port: ports['metrics'] }]),
    ...Object.keys(workers).map((worker) => ({ name: `${app}-${worker}`, port: 9090 })),
  ];
  return scraped.map(({ name, port }) => ({
    workload: keyOf(app, name),
    direction: 'ingress',
    peer: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } },
    ports: [port],
    because: 'metrics',
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
