import type { Cluster } from '@delivery/fleet';
import type { Alert } from './alert.ts';
import type { Metrics } from './metric.ts';

/** Order in which a new cluster comes up; the folder below `apps/`. */
export const stages = ['foundation', 'operators', 'platform', 'services', 'traffic'] as const;
export type Stage = (typeof stages)[number];

/** How bad it is to see what an app holds. */
export type DataClass = 'public' | 'internal' | 'personal' | 'card';

/** How important an app's pods are when a node runs out of room. */
export type Tier = 'critical' | 'standard';

/** What one pod asks for in production, as Kubernetes quantities; an environment scales it. */
export interface Resources {
  readonly cpu: string;
  readonly memory: string;
  readonly 'ephemeral-storage': string;
}

/** What every app declares about itself: plain data but for the choice of clusters. */
export interface Declaration {
  /** Name of the app's folder. */
  readonly name: string;
  /** Team that answers for it: its AppProject in Argo CD, its service account in Flux. */
  readonly owner: string;
  readonly clusters: (cluster: Cluster) => boolean;
  /**
   * Apps of the same stage that must be healthy before this one is created.
   * @default - none
   */
  readonly after?: readonly string[];
  /**
   * Whether it renders from the other apps' declarations. Nx reads this line too: such an app is affected by every `component.ts`.
   * Not for services.
   * @default - it renders from its own declaration alone
   */
  readonly readsCatalog?: true;
  /**
   * Whether its sync object outlives its removal from the tree, as its objects do.
   * @default - it is pruned
   */
  readonly protected?: true;
  /**
   * Namespaces that it owns beside that of a service.
   * @default - none
   */
  readonly namespaces?: readonly OwnedNamespace[];
  /**
   * Sources of the CustomResourceDefinitions that its cluster needs for it, by their names in `libs/kubernetes`.
   * @default - none
   */
  readonly crds?: readonly string[];
  /**
   * Helm charts of others that it installs.
   * @default - none
   */
  readonly charts?: readonly ChartPin[];
  /**
   * Programs of others that it runs and whose metrics are scraped, by their names in `libs/prometheus`.
   * @default - none
   */
  readonly exporters?: readonly string[];
  /** @default - not a service */
  readonly service?: ServiceDeclaration;
}

export interface OwnedNamespace {
  readonly name: string;
  /** Pod Security Standard that its pods pass. */
  readonly podSecurity: 'privileged' | 'baseline' | 'restricted';
  /**
   * Why its pods need more than `restricted` allows: the reason of a waiver of check B01.
   * @default - nothing is waived, and check B01 finds a namespace that is not `restricted`
   */
  readonly because?: string;
  /** Whether ExternalSecrets in it read from the store. @default - they do not */
  readonly readsSecrets?: true | ((cluster: Cluster) => boolean);
}

/** One exact version of a Helm chart. */
export interface ChartPin {
  /** Name under `charts` of clusters/repository.yaml. */
  readonly repository: string;
  readonly name: string;
  readonly version: string;
  /** Namespaces that its objects are in: that of its releases, and others, e.g. `kube-system` for a RoleBinding. */
  readonly namespaces: readonly string[];
  /** Kinds without a namespace that it installs. */
  readonly clusterKinds: readonly { readonly group: string; readonly kind: string }[];
}

/** What an app that runs an image declares. It owns the namespace of its own name. */
export interface ServiceDeclaration {
  /** Container ports by name. `http` is reached through the Service on port 80, the others on their own number. */
  readonly ports: Readonly<Record<string, number>>;
  /** Apps it calls, each with the name of the port. The other end lists it in `calledBy`. */
  readonly calls: Readonly<Record<string, string>>;
  readonly calledBy: readonly string[];
  readonly needs: Needs;
  /**
   * How a new version replaces the old one. `canary` and `blueGreen` abort when the availability indicator fails; on clusters without
   * Argo Rollouts every rollout is rolling.
   * @default rolling
   */
  readonly rollout?: RolloutStrategy;
  /**
   * Deployments of the same image without callers.
   * @default - none
   */
  readonly workers?: Readonly<Record<string, WorkerDeclaration>>;
  /**
   * Jobs of the same image, by the clock.
   * @default - none
   */
  readonly cronTasks?: Readonly<Record<string, CronTaskDeclaration>>;
  /**
   * How callers from outside reach it.
   * @default - not at all
   */
  readonly route?: RouteDeclaration;
  /**
   * What it exposes on its port `metrics`.
   * @default - nothing is scraped
   */
  readonly metrics?: Metrics;
  /**
   * How it is measured; the environment states the objective of its tier.
   * @default - it promises nothing
   */
  readonly slo?: Indicators;
  /**
   * Alerts of its own, beside those that follow from its indicators and its pods.
   * @default - none
   */
  readonly alerts?: readonly Alert[];
  /**
   * Names of the processes that its containers run, beside those that its image starts with.
   * @default - none but the one called like the app
   */
  readonly processes?: readonly string[];
  /**
   * What differs in its light variant on clusters of role edge.
   * @default - nothing
   */
  readonly edge?: EdgeVariant;
  readonly tier: Tier;
  readonly dataClass: DataClass;
  readonly requests: Resources;
  /**
   * CPU limit of one pod in production; memory and ephemeral storage are limited to the requests.
   * @default - four times the request
   */
  readonly cpuLimit?: string;
}

/** Bound things by the names under which the clusters' facts bind them. */
export interface Needs {
  readonly postgres?: string;
  readonly redis?: string;
  readonly topics?: { readonly publish?: readonly string[]; readonly subscribe?: readonly string[] };
  readonly bucket?: string;
}

export type RolloutStrategy = 'rolling' | 'canary' | 'blueGreen';

export interface WorkerDeclaration {
  /** Arguments of the image's entry point. */
  readonly args: readonly string[];
  readonly requests: Resources;
  /** @default - four times the request */
  readonly cpuLimit?: string;
  /** What it needs beside its service. @default - nothing */
  readonly needs?: Needs;
  /** Topic that it reads, and the messages that one pod may be behind before another is added. */
  readonly scaleOn: { readonly topic: string; readonly lag: number };
}

export interface CronTaskDeclaration {
  readonly args: readonly string[];
  /** Five fields of cron, in UTC. */
  readonly schedule: string;
  readonly requests: Resources;
  /** @default - four times the request */
  readonly cpuLimit?: string;
  /** What it needs beside its service. @default - nothing */
  readonly needs?: Needs;
  /** After which a run is given up. */
  readonly deadlineSeconds: number;
}

export interface RouteDeclaration {
  /** First label of its host names: `api` is api.<domain> everywhere and api.<cluster>.<domain> on one cluster. */
  readonly host: string;
  /** Prefixes of the paths that it answers. */
  readonly paths: readonly string[];
  /**
   * Requests that one client address may make in a minute, where the Gateway's class can limit them.
   * @default - no limit
   */
  readonly requestsPerMinute?: number;
}

/** What a service is measured by, each with an objective. */
export interface Indicators {
  readonly availability: AvailabilityIndicator;
  /** @default - how long requests take promises nothing */
  readonly latency?: LatencyIndicator;
  /** @default - how old its data is promises nothing */
  readonly freshness?: FreshnessIndicator;
}

/** A histogram of how long requests take, and the time that is fast enough. */
export interface LatencyIndicator {
  /** Without `_bucket`, e.g. `http_request_duration_seconds`. */
  readonly metric: string;
  /** Upper bound of one of its buckets, in seconds, as the label `le` reads, e.g. `0.5`. */
  readonly within: string;
}

/** A gauge of when each thing was last renewed, in seconds since 1970, and the age that is fresh enough. */
export interface FreshnessIndicator {
  /** E.g. `courier_last_fix_timestamp_seconds`. */
  readonly metric: string;
  /** Label matchers of the things that count. @default - all */
  readonly selector?: string;
  readonly withinSeconds: number;
}

/** A counter of requests and the label matchers of those that failed. */
export interface AvailabilityIndicator {
  /** E.g. `http_requests_total`. */
  readonly metric: string;
  /** E.g. `code=~"5.."`. */
  readonly failed: string;
  /**
   * Labels of one failed request and of one good one, from which the cases of its alerts are made.
   * @default - code 500 and code 200
   */
  readonly example?: {
    readonly failed: Readonly<Record<string, string>>;
    readonly good: Readonly<Record<string, string>>;
  };
}

/** Calls, callers and workers are those that remain: the light variant adds none. */
export type EdgeVariant = Partial<Pick<ServiceDeclaration, 'calls' | 'calledBy' | 'needs' | 'workers' | 'requests'>>;

/** What a service is on one cluster: at the edge, its light variant. */
export function serviceOn(service: ServiceDeclaration, { role }: Pick<Cluster, 'role'>): ServiceDeclaration {
  return role === 'edge' ? { ...service, ...service.edge } : service;
}

/** Everything that some part of a service needs, with the path of the declaration before it. */
export function needsIn({ needs, workers = {}, cronTasks = {} }: ServiceDeclaration): readonly {
  readonly path: string;
  readonly needs: Needs;
}[] {
  const parts = [
    ...Object.entries(workers).map(([name, { needs: more = {} }]) => ({ path: `workers.${name}.`, needs: more })),
    ...Object.entries(cronTasks).map(([name, { needs: more = {} }]) => ({ path: `cronTasks.${name}.`, needs: more })),
  ];
  return [{ path: '', needs }, ...parts];
}

/** An app: a declaration and the folder it came from. */
export interface App extends Declaration {
  readonly stage: Stage;
  /** E.g. `apps/services/order`. */
  readonly folder: string;
}
