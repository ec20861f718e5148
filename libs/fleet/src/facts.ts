// What the files of clusters/ and the releases hold, once their schema accepted them. Field docs: ../schemas/*.schema.json.

export type EngineName = 'argocd' | 'flux';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly cidrs: readonly string[];
}

export interface Bucket {
  /** Name of the bucket; on Azure of the container. */
  readonly bucket: string;
  /** Private addresses of the object storage. */
  readonly cidrs: readonly string[];
}

export interface Bindings {
  readonly postgres?: Readonly<Record<string, Address>>;
  readonly redis?: Readonly<Record<string, Address>>;
  /** Bootstrap address of the brokers of all topics. */
  readonly kafka?: Address;
  readonly buckets?: Readonly<Record<string, Bucket>>;
}

export type Architecture = 'amd64' | 'arm64';

export interface Nodes {
  readonly architectures: readonly Architecture[];
  /** Whether some nodes are spot capacity. */
  readonly spot: boolean;
}

/** Addresses that NetworkPolicies name, as CIDRs. */
export interface Network {
  /** From which the API server answers and calls webhooks. */
  readonly controlPlane: string;
  /** From which load balancers reach pods. */
  readonly loadBalancers: string;
  /**
   * In which nodes have their addresses, and pods as other clusters see them.
   * @default - kubelets and node exporters are not scraped, nor is another cluster asked
   */
  readonly nodes?: string;
}

/** Ids of cloud identities, where the cloud assigns them, so that no name tells them. */
export interface Identities {
  /** The tenant that issues tokens; a UUID. */
  readonly tenant: string;
  /** Client ids, UUIDs, by `<namespace>/<serviceAccountName>`. */
  readonly clients: Readonly<Record<string, string>>;
}

/** What keeps and forwards the telemetry of a cluster. */
export interface Telemetry {
  readonly metrics: 'prometheus' | 'victoria-metrics';
  readonly traces: 'tempo' | 'jaeger';
  /** Services outside that get a copy. */
  readonly exporters: readonly ('datadog' | 'new-relic')[];
}

/** A cluster's share of the global names: by weight or by the continent of the caller. */
export interface Traffic {
  /** Id of the Route 53 health check of the cluster's entrance. */
  readonly healthCheck: string;
  readonly weight?: number;
  readonly continent?: string;
}

export interface Override {
  readonly key: 'replicas.min' | 'replicas.max' | 'requests.factor' | 'logLevel';
  readonly value: number | string;
  readonly because: string;
  readonly until: string;
}

/** What opens the Vault of a site: a key in AWS KMS, and the role that may use it. */
export interface Unseal {
  /** ARN of the key. */
  readonly key: string;
  /** ARN of the role; its trust policy admits the site's own token issuer. */
  readonly roleArn: string;
}

/** An emergency: a team may open a shell in the pods of its own namespaces. */
export interface BreakGlass {
  /** The team. */
  readonly owner: string;
  readonly because: string;
  /** Day after which the entry goes, e.g. `2026-12-31`. */
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
  readonly nodes?: Nodes;
  readonly network: Network;
  readonly identities?: Identities;
  /** ARN of the AWS WAF web ACL in front of its entrance, which holds the rate limit. @default - none */
  readonly webACL?: string;
  /** Id of the Amazon EFS file system of volumes that several nodes mount. @default - no class `shared` */
  readonly fileSystem?: string;
  readonly traffic?: Traffic;
  /** @default Prometheus, Tempo, and no exporters */
  readonly telemetry?: Partial<Telemetry>;
  readonly bindings?: Bindings;
  /** @default - the cluster runs no Vault */
  readonly unseal?: Unseal;
  /** @default - nobody has a shell */
  readonly breakGlass?: readonly BreakGlass[];
  readonly overrides?: readonly Override[];
}

/** Step sizes of ResourceQuotas, as Kubernetes quantities. */
export interface QuotaStep {
  readonly cpu: string;
  readonly memory: string;
  readonly 'ephemeral-storage': string;
  readonly pods: number;
}

/** What a service of one tier promises. */
export interface Objective {
  /** Percent of requests that must succeed in 30 days, e.g. 99.95. */
  readonly availability: number;
  /** Percent of requests that must be answered in the time that the service calls fast enough. */
  readonly latency: number;
  /** Percent of things, e.g. positions, that must be as fresh as the service says. */
  readonly freshness: number;
}

/** The zone by which global names find a cluster. */
export interface Steering {
  /** Who serves the zone, in the words of external-dns; weights and health checks are those of Route 53. */
  readonly provider: string;
  /** Zone in Route 53, e.g. `steering.delivery.example`. */
  readonly domain: string;
  /** IAM role that changes it; its trust policy admits the clusters' own token issuers. */
  readonly roleArn: string;
}

export interface EnvironmentFacts {
  /** Zone of the global names, e.g. `delivery.example`. */
  readonly domain: string;
  /** @default - the environment has no global names */
  readonly steering?: Steering;
  readonly availability: 'production' | 'development';
  readonly replicas: { readonly min: number; readonly max: number };
  readonly requests: { readonly factor: number };
  readonly quota: { readonly step: QuotaStep };
  readonly slo: { readonly critical: Objective; readonly standard: Objective };
  /** Whether Argo Rollouts runs there; without it every rollout is rolling. */
  readonly rollouts: boolean;
  /** What it decides otherwise for clusters of role edge. @default - nothing */
  readonly edge?: Pick<EnvironmentFacts, 'replicas' | 'requests'>;
  readonly logLevel: LogLevel;
  /** What happens to an image of a service that its build did not sign. @default warn */
  readonly imageSignatures?: 'warn' | 'enforce';
}

export interface Ring {
  readonly name: string;
  /** Branch that the ring's clusters sync, e.g. `ring/canary`. */
  readonly ref: string;
}

export interface Repository {
  readonly url: string;
  /** Addresses of Helm chart repositories by name. */
  readonly charts: Readonly<Record<string, string>>;
}

export interface Image {
  readonly tag: string;
  readonly digest: string;
}

export interface Release {
  /** Image repository below the registry, e.g. `delivery/order`. */
  readonly repository: string;
  /** @default amd64 alone */
  readonly architectures?: readonly Architecture[];
  readonly stable: Image;
  readonly candidate?: Image & { readonly through: string };
}
