import type { Reach } from './network.ts';

/** What binds the pods of a ServiceAccount to a cloud identity. */
export interface PodIdentity {
  /** Of the ServiceAccount. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Of the pod. */
  readonly labels: Readonly<Record<string, string>>;
  /** Where these pods fetch their tokens: the only way to a metadata address. */
  readonly egress: readonly Reach[];
}
