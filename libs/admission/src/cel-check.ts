/** What CEL must know of a cluster beside the object. */
export interface ClusterFacts {
  /** Name, e.g. `aws-prod-eu-west-1`. */
  readonly cluster: string;
  /** Kubernetes minor, e.g. `1.36`. */
  readonly kubernetes: string;
  /** Beginnings of image names, each with `/` at the end. */
  readonly registries: readonly string[];
}

/** How a check of `@delivery/policy` is asked in CEL. Its title, fix and examples stay where they are. */
export interface CelCheck {
  /** Of the check, e.g. `W27`. */
  readonly id: string;
  /** For people, e.g. `false, or left out`. */
  readonly allowed: (facts: ClusterFacts) => string;
  /** CEL list of texts that name each place where it does not hold, e.g. `container "order"`; empty where it holds. */
  readonly wrong: (facts: ClusterFacts) => string;
  /**
   * Good examples of the check that are refused here, by name, and why: admission sees one object at a time.
   * @default - none
   */
  readonly stricter?: Readonly<Record<string, string>>;
}

/** Whether the cluster runs Kubernetes 1.`minor` or a later one. */
export function isSince({ kubernetes }: ClusterFacts, minor: number): boolean {
  return Number(kubernetes.split('.')[1]) >= minor;
}
