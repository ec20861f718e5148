import type { Cluster } from '@delivery/fleet';

/** A field of an object that on purpose holds what belongs to another cluster. */
export interface Tie {
  /** Cluster whose it is. */
  readonly of: string;
  /** Cluster whose object holds it. */
  readonly on: string;
  /** Below the folder `apps` of the cluster that holds it. */
  readonly file: string;
  /** With `[]` for any item of a list, e.g. `spec.egress[].to[].ipBlock.cidr`. */
  readonly field: string;
  /** The name, region or addresses. */
  readonly text: string;
}

const networkPolicy = 'networkpolicy.networking.k8s.io';
const [egress, ingress] = ['spec.egress[].to[].ipBlock.cidr', 'spec.ingress[].from[].ipBlock.cidr'];
const sourceRanges = 'spec.loadBalancerSourceRanges[]';

/** Every tie between clusters, from their facts: all of them lead to or from the one that observes the others. */
export function tiesOf(clusters: readonly Cluster[]): readonly Tie[] {
  return clusters
    .filter(({ role }) => role === 'observability')
    .flatMap((observer) =>
      clusters
        .filter(({ name }) => name !== observer.name)
        .flatMap((other) => [
          ...globalView(observer, other),
          ...federation(observer, other),
          ...sites(observer, other),
          ...probes(observer, other),
        ]),
    );
}

/** The global view asks each cluster that keeps metrics in a bucket: by name, at its load balancers, which let in the nodes of the asker. */
function globalView(observer: Cluster, other: Cluster): readonly Tie[] {
  if (other.telemetry.metrics !== 'prometheus' || other.bindings.buckets['metrics'] === undefined) return [];
  const folder = 'thanos/monitoring';
  return [
    ...held(observer, other, `${folder}/deployment.apps_thanos-global.yaml`, {
      'spec.template.spec.containers[].args[]': other.name,
    }),
    ...held(observer, other, `${folder}/${networkPolicy}_thanos-global.yaml`, {
      [egress]: other.network.loadBalancers,
    }),
    ...held(other, observer, `${folder}/${networkPolicy}_thanos-query.yaml`, { [ingress]: observer.network.nodes }),
    ...held(other, observer, `${folder}/service_thanos-door.yaml`, { [sourceRanges]: observer.network.nodes }),
  ];
}

/** A site of the edge has no bucket: its Prometheus is read instead. */
function federation(observer: Cluster, other: Cluster): readonly Tie[] {
  if (other.role !== 'edge') return [];
  const folder = 'prometheus/monitoring';
  return [
    ...held(observer, other, `${folder}/scrapeconfig.monitoring.coreos.com_federate-${other.name}.yaml`, {
      'metadata.name': other.name,
      'spec.staticConfigs[].targets[]': other.name,
      'spec.tlsConfig.serverName': other.name,
    }),
    ...held(observer, other, `${folder}/${networkPolicy}_prometheus.yaml`, { [egress]: other.network.loadBalancers }),
    ...held(other, observer, `${folder}/${networkPolicy}_prometheus.yaml`, { [ingress]: observer.network.nodes }),
    ...held(other, observer, `${folder}/service_prometheus-federation.yaml`, {
      [sourceRanges]: observer.network.nodes,
    }),
  ];
}

/** A site of the edge sends its logs and traces. */
function sites(observer: Cluster, other: Cluster): readonly Tie[] {
  if (other.role !== 'edge') return [];
  const folder = 'opentelemetry-gateway/opentelemetry';
  return [
    ...held(observer, other, `${folder}/${networkPolicy}_opentelemetry-gateway.yaml`, {
      [ingress]: other.network.nodes,
    }),
    ...held(observer, other, `${folder}/service_door.yaml`, { [sourceRanges]: other.network.nodes }),
    ...held(other, observer, `${folder}/configmap_opentelemetry-gateway.yaml`, {
      'data.collector.yaml': observer.name,
    }),
    ...held(other, observer, `${folder}/${networkPolicy}_opentelemetry-gateway.yaml`, {
      [egress]: observer.network.loadBalancers,
    }),
  ];
}

/** Where customers enter: asked from outside, and the answer carries the labels of the cluster. */
function probes(observer: Cluster, other: Cluster): readonly Tie[] {
  if (!isProbed(observer, other)) return [];
  return held(observer, other, probeOf(other.name), {
    'metadata.name': other.name,
    'spec.targets.staticConfig.labels.cluster': other.name,
    'spec.targets.staticConfig.labels.host': other.name,
    'spec.targets.staticConfig.labels.region': other.region,
    'spec.targets.staticConfig.static[]': other.name,
  });
}

function isProbed(observer: Cluster, { environment, state, traffic }: Cluster): boolean {
  return traffic !== undefined && state === 'serving' && environment.name === observer.environment.name;
}

export const probeOf = (cluster: string) => `probes/monitoring/probe.monitoring.coreos.com_entrance-${cluster}.yaml`;

function held(
  on: Cluster,
  of: Cluster,
  file: string,
  fields: Readonly<Record<string, string | undefined>>,
): readonly Tie[] {
  return Object.entries(fields).flatMap(([field, text]) =>
    text === undefined ? [] : [{ of: of.name, on: on.name, file, field, text }],
  );
}

/** Of the object that holds it. */
export const pathOf = ({ on, file }: Tie) => `generated/clusters/${on}/apps/${file}`;

/** Every text in a value, names of fields too, with the field it stands in as a tie names it. */
export function leavesOf(value: unknown, field = ''): readonly (readonly [field: string, text: string])[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, `${field}[]`));
  if (typeof value !== 'object' || value === null) return [[field, String(value)]];
  return Object.entries(value).flatMap(([name, part]) => {
    const path = field === '' ? name : `${field}.${name}`;
    return [[path, name] as const, ...leavesOf(part, path)];
  });
}
