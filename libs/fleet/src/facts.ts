// What the files of clusters/ and the releases hold, once their schema accepted them. Field docs: ../schemas/*.schema.json.

export type EngineName = 'argocd' | 'flux';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly cidrs: readonly string[];
}

export interface Bindings {
  readonly postgres?: Readonly<Record<string, Address>>;
}

export interface Override {
  readonly key: 'replicas.min' | 'replicas.max' | 'requests.factor' | 'logLevel';
  readonly value: number | string;
  readonly because: string;
  readonly until: string;
}

export interface ClusterFacts {
  readonly cloud: string;
  readonly account: string;
  readonly region: string;
  readonly zones: readonly string[];
  readonly environment: string;
  readonly ring: string;
  readonly role: 'workload' | 'observability' | 'edge' | 'local';
  readonly kubernetes: string;
  readonly engine: EngineName;
  readonly cni: string;
  readonly mesh: string;
  readonly link: 'stable' | 'intermittent';
  readonly state: 'joining' | 'serving' | 'draining' | 'retired';
  readonly bindings?: Bindings;
  readonly overrides?: readonly Override[];
}

/** Step sizes of ResourceQuotas, as Kubernetes quantities. */
export interface QuotaStep {
  readonly cpu: string;
  readonly memory: string;
  readonly 'ephemeral-storage': string;
  readonly pods: number;
}

export interface EnvironmentFacts {
  readonly availability: 'production' | 'development';
  readonly replicas: { readonly min: number; readonly max: number };
  readonly requests: { readonly factor: number };
  readonly quota: { readonly step: QuotaStep };
  readonly logLevel: LogLevel;
}

export interface Ring {
  readonly name: string;
  /** Branch that the ring's clusters sync, e.g. `ring/canary`. */
  readonly ref: string;
}

export interface Repository {
  readonly url: string;
}

export interface Image {
  readonly tag: string;
  readonly digest: string;
}

export interface Release {
  /** Image repository below the registry, e.g. `delivery/order`. */
  readonly repository: string;
  readonly stable: Image;
  readonly candidate?: Image & { readonly through: string };
}
