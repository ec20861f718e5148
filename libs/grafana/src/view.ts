import { runsPrometheus, serviceOn, type App, type ServiceDeclaration } from '@delivery/catalog';
import { didYouMean } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';
import { checkExpr, exporters, knownEverywhere, knownOn, type Known } from '@delivery/prometheus';

/** What the dashboards of one Grafana are made from. */
export interface View {
  /** The cluster whose Grafana shows it, with its environment's objectives. */
  readonly cluster: Cluster;
  /** Whether it shows all clusters: series have the labels `environment` and `cluster` then. */
  readonly global: boolean;
  /** The clusters that it shows. */
  readonly clusters: readonly Cluster[];
  /** The apps that run on them. */
  readonly apps: readonly App[];
  /** Of the repository, for links to runbooks. */
  readonly repositoryUrl: string;
}

/** The fleet, as far as dashboards show it. */
export interface Shown {
  readonly apps: readonly App[];
  readonly clusters: readonly Cluster[];
  readonly repositoryUrl: string;
}

/** On the cluster that observes the others everything, elsewhere what runs on the cluster itself. */
export function viewOn(cluster: Cluster, { apps, clusters, repositoryUrl }: Shown): View {
  const global = cluster.role === 'observability';
  const shown = global ? clusters.filter(runsPrometheus) : [cluster];
  return {
    cluster,
    global,
    clusters: shown,
    apps: apps.filter((app) => shown.some((one) => app.clusters(one))),
    repositoryUrl,
  };
}

/**
 * Every series that its Grafana can ask for.
 *
 * @param answer - of `sharedAnswers`, where several are asked
 */
export function knownIn({ cluster, global, clusters, apps }: View, answer = checkExpr): Known {
  if (!global) return knownOn(cluster, apps, answer);
  // of clusters that run the same, one says what all know
  const different = new Map(clusters.map((one) => [runningOn(one, apps), one]));
  return knownEverywhere([...different.values()], apps, answer);
}

/** Equal for clusters on which the same series are exposed. */
export function runningOn(cluster: Cluster, apps: readonly App[]): string {
  const there = apps.filter((app) => app.clusters(cluster));
  const services = there.filter(({ service }) => service !== undefined).map(({ name }) => name);
  const exporting = [...new Set(there.flatMap((app) => app.exporters ?? []))].sort();
  return JSON.stringify([cluster.role, services, exporting]);
}

export interface NamedService {
  readonly name: string;
  readonly owner: string;
  readonly service: ServiceDeclaration;
}

/** Every service, sorted by name. */
export function servicesIn({ apps, cluster }: View): readonly NamedService[] {
  return apps
    .flatMap(({ name, owner, service }) =>
      service === undefined ? [] : [{ name, owner, service: serviceOn(service, cluster) }],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Whether somebody runs all these exporters.
 *
 * @throws if one of them is none: what reads it would never be there
 */
export function runs({ apps }: View, reads: readonly string[]): boolean {
  const known = exporters.map(({ name }) => name);
  const unknown = reads.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`exporter "${unknown}" is unknown; ${didYouMean(unknown, known)}; known: ${known.join(', ')}`);
  const declared = new Set(apps.flatMap((app) => app.exporters ?? []));
  return reads.every((name) => declared.has(name));
}
