import type { Finding } from '@delivery/findings';

/** What validation found. */
export interface Answer {
  /** Sorted by nothing yet; without the source lines that made the objects. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** Files with data that is no Kubernetes object. */
  readonly notKubernetes: readonly string[];
  /** Whether a file could not be read. */
  readonly unreadable: boolean;
}

/** Objects are counted once a file, however many clusters they are for. */
export interface Counts {
  readonly objects: number;
  readonly clusters: number;
  readonly valid: number;
  /** Break their schema. */
  readonly invalid: number;
  /** Have no schema, or cannot be read. */
  readonly errors: number;
  /** Nothing is ever skipped; the number says so. */
  readonly skipped: 0;
  /** Releases of Helm charts, whose workloads nobody looks at. */
  readonly unchecked: number;
  /** Findings held back by an annotation with a reason. */
  readonly waived: number;
  readonly checks: number;
  /** Those of the checks that nothing can answer yet. */
  readonly notYetProvable: number;
}
