import { namespacesOf, needsIn, serviceOn, type App, type Needs, type ServiceDeclaration } from '@delivery/catalog';
import type { CatalogContext } from '@delivery/component';
import { collectsTelemetry, telemetryAgent } from '@delivery/constructs/operator';
import type { Destination, Watched, WatchedService } from '@delivery/falco';
import type { Reach } from '@delivery/overlay-contract';

type ServiceApp = App & { readonly service: ServiceDeclaration };

/** Address of the metadata services of all clouds. */
const METADATA = '169.254.169.254/32';

/** @see https://datatracker.ietf.org/doc/html/rfc1918 */
const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** What the rules of a cluster watch: its services as they are there. */
export function watchedOn(context: CatalogContext): Watched {
  const services = servicesOn(context);
  return {
    services: services.map((app) => watchedService(app, context)),
    meshed: context.cluster.mesh === 'istio',
    metadataNamespaces: metadataNamespaces(services, context),
  };
}

function servicesOn({ apps, cluster }: CatalogContext): readonly ServiceApp[] {
  return apps.flatMap((app) => (app.service ? [{ ...app, service: serviceOn(app.service, cluster) }] : []));
}

function watchedService({ name, owner, service }: ServiceApp, context: CatalogContext): WatchedService {
  const needs = needsIn(service).flatMap((part) => destinationsOf(part.needs, context));
  const destinations = [
    ...needs,
    ...identities(name, service, context),
    ...Object.entries(service.calls).map(([callee, port]) => called(callee, port, context)),
    ...traces(context),
  ];
  return {
    name,
    owner,
    holdsCards: service.dataClass === 'card',
    processes: [...new Set([name, ...(service.processes ?? [])])],
    destinations: distinct(destinations),
  };
}

/** Where the facts bind what is needed. */
function destinationsOf(
  { postgres, redis, topics, bucket }: Needs,
  { cluster }: CatalogContext,
): readonly Destination[] {
  const { bindings } = cluster;
  const facts = [
    { name: 'postgres', address: postgres === undefined ? undefined : bindings.postgres[postgres] },
    { name: 'redis', address: redis === undefined ? undefined : bindings.redis[redis] },
    { name: 'kafka', address: topics === undefined ? undefined : bindings.kafka },
    { name: 'bucket', address: bucket === undefined ? undefined : { ...bindings.buckets[bucket]!, port: 443 } },
  ];
  return facts.flatMap(({ name, address }) =>
    address === undefined ? [] : [{ name, cidrs: address.cidrs, port: address.port }],
  );
}

/** Where parts without a password fetch the token of their cloud identity. */
function identities(app: string, service: ServiceDeclaration, context: CatalogContext): readonly Destination[] {
  return identityReach(app, service, context).flatMap(({ peers, ports }) =>
    ports.map((port) => ({ name: 'cloud identity', cidrs: cidrsOf({ peers, ports }), port })),
  );
}

function identityReach(
  app: string,
  service: ServiceDeclaration,
  { cluster, overlay }: CatalogContext,
): readonly Reach[] {
  return needsIn(service)
    .filter(({ needs }) => needs.bucket !== undefined)
    .flatMap(({ path }) => {
      const part = path.split('.')[1];
      const serviceAccountName = part === undefined ? app : `${app}-${part}`;
      return overlay.podIdentity(cluster, { namespace: app, serviceAccountName }).egress;
    });
}

function cidrsOf({ peers }: Reach): readonly string[] {
  return peers.flatMap(({ ipBlock }) => (ipBlock === undefined ? [] : [ipBlock.cidr]));
}

/** The Service of a callee, which has an address of the cluster: port 80 for `http`, the port's own number else. */
function called(callee: string, port: string, { apps }: CatalogContext): Destination {
  const number = port === 'http' ? 80 : apps.find(({ name }) => name === callee)?.service?.ports[port];
  if (number === undefined) throw new Error(`${callee} has no port ${port}: calls-agree did not run`);
  return { name: callee, cidrs: privateNetworks, port: number };
}

/** The Service of the agent to which an SDK of OpenTelemetry sends traces, over either protocol. */
function traces({ cluster }: CatalogContext): readonly Destination[] {
  const { grpc, otlphttp } = telemetryAgent.ports;
  const ports = collectsTelemetry(cluster) ? [grpc, otlphttp] : [];
  return ports.map((port) => ({ name: `telemetry agent (${port})`, cidrs: privateNetworks, port }));
}

function distinct(destinations: readonly Destination[]): readonly Destination[] {
  const key = ({ cidrs, port }: Destination) => `${cidrs.join()}:${port}`;
  return destinations.filter((one, i) => destinations.findIndex((other) => key(other) === key(one)) === i);
}

/**
 * Agents of the cloud. Where the metadata service hands out identities, also operators, whose NetworkPolicies say which of them have one,
 * and services that need one.
 */
function metadataNamespaces(services: readonly ServiceApp[], context: CatalogContext): readonly string[] {
  const { apps, cluster, overlay } = context;
  const asks = (namespace: string, reach: readonly Reach[]) =>
    reach.some((one) => cidrsOf(one).includes(METADATA)) ? [namespace] : [];
  const withIdentity = services.flatMap(({ name, service }) => asks(name, identityReach(name, service, context)));
  const operators = withIdentity.length === 0 ? [] : namespacesOf(apps, cluster).filter(({ ofService }) => !ofService);
  const ofCloud = overlay.provides(cluster).filter(({ kind }) => kind === 'Namespace');
  return [...new Set(['kube-system', ...[...ofCloud, ...operators].map(({ name }) => name), ...withIdentity])].sort();
}
