import type { Lifecycle } from '@delivery/kubernetes';

/** What replicas, spread and disruption budgets must hold, by where a cluster stands. */
export type Availability = 'multi-zone' | 'single-zone' | 'edge' | 'development';

/**
 * What is known of a cluster beside its objects. Of a folder from anywhere only the Kubernetes version is, so a check that needs
 * more says nothing there.
 */
export interface Facts {
  /** Kubernetes minor, e.g. `1.36`. */
  readonly kubernetesVersion: string;
  /** @default - `multi-zone` */
  readonly availability?: Availability;
  /** What the cluster has without the tree: by its cloud, its engine or a chart. @default - nothing */
  readonly provides?: readonly Provided[];
  /** Kinds that the cluster serves beside its own and those that the tree defines. @default - none */
  readonly serves?: readonly { readonly apiVersion: string; readonly kind: string }[];
  /** Beginnings of image names, each with `/` at the end. @default - images may come from anywhere */
  readonly registries?: readonly string[];
  /**
   * PriorityClasses of pods whose loss users notice at once: they have more replicas than others.
   * @default - none
   */
  readonly criticalPriorityClasses?: readonly string[];
  /** Names that `priorityClassName` may have. @default - any */
  readonly priorityClasses?: readonly string[];
  /**
   * Keys of the labels that every workload and its pods carry.
   * @default - `app.kubernetes.io/name` and `app.kubernetes.io/instance`
   */
  readonly labels?: readonly string[];
  /** Keys of the annotations that every workload carries, e.g. that of its runbook. @default - none */
  readonly annotations?: readonly string[];
  /**
   * The only label keys that stand in the selector of a workload.
   * @default - any but those whose value changes with a release
   */
  readonly selectorLabels?: readonly string[];
  /**
   * Keys of labels that nodes of the cluster carry beside Kubernetes' own; one with `/` at the end stands for all that begin with it.
   * @default - the prefixes of large clouds
   */
  readonly nodeLabels?: readonly string[];
  /** What syncs the tree, and puts back what is gone. @default - nothing does: it is applied by hand */
  readonly engine?: 'argocd' | 'flux';
  /**
   * Name of the cluster: its objects stand below `generated/clusters/<cluster>/`.
   * @default - unknown: folders from anywhere are synced, and the tree may be a part of a cluster
   */
  readonly cluster?: string;
  /** Git ref that the clusters of its ring sync, e.g. `ring/canary`. @default - any ref `ring/<name>` */
  readonly revision?: string;
  /** The AppProject of the Application that syncs the others. @default - none may reach the namespace of Argo CD */
  readonly rootProject?: string;
  /** Whose load balancers serve its Services. @default - unknown */
  readonly cloud?: 'aws' | 'gcp' | 'azure' | 'edge' | 'local';
  /** Whether objects are applied by the server. @default - false: kubectl's default, which copies each object into an annotation of it */
  readonly serverSideApply?: boolean;
  /** What may be connected, and nothing else. @default - whatever the network policies open */
  readonly traffic?: Traffic;
  /** Since and until when the API server serves a kind. @default - nothing is known of any */
  readonly lifecycleOf?: (apiVersion: string, kind: string) => Lifecycle | undefined;
}

/** An object that a reference may name though the tree does not hold it. */
export interface Provided {
  /** `''` is the core group. */
  readonly group: string;
  readonly kind: string;
  /** @default - cluster-scoped, or in every namespace */
  readonly namespace?: string;
  /** `*` stands for any name. */
  readonly name: string;
}

/** Connections that somebody declares, by workload: `<namespace>/<name>` of what makes the pods. */
export interface Traffic {
  /** Between workloads of the tree. */
  readonly calls: readonly Call[];
  /** Between a workload of the tree and somebody else. */
  readonly outside: readonly OutsideTraffic[];
  /**
   * Namespaces whose workloads say all that they connect. What a workload elsewhere connects, its own network policies say alone.
   * @default - every namespace
   */
  readonly namespaces?: readonly string[];
  /** Where pods with a cloud identity fetch it: of these, charts and workloads that declare nothing may have some. */
  readonly identity: readonly { readonly cidr: string; readonly ports: readonly number[] }[];
}

export interface Call {
  readonly from: string;
  readonly to: string;
  /** Container port of TCP. */
  readonly port: number;
}

export interface OutsideTraffic {
  readonly workload: string;
  /** `egress`: the workload connects; `ingress`: it is connected to. */
  readonly direction: 'ingress' | 'egress';
  /** Addresses, pods that the tree does not hold, or an entity of Cilium such as `ingress`. */
  readonly peer:
    | { readonly cidr: string }
    | { readonly namespace: string; readonly labels: Readonly<Record<string, string>> }
    | { readonly entity: string };
  readonly ports: readonly number[];
  /** @default TCP */
  readonly protocol?: 'TCP' | 'UDP';
  /** What it is, e.g. `postgres orders`. */
  readonly because: string;
}
