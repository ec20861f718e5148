import type { JsonSchema, PartContent } from '@delivery/kubernetes';

/** A part of the schemas, not written yet. */
export interface BuiltPart {
  readonly content: PartContent;
  /** By name. */
  readonly definitions: ReadonlyMap<string, JsonSchema>;
  readonly sources: readonly BuiltSource[];
}

/** A line of `sources.json`. */
export interface BuiltSource {
  /** E.g. `kubernetes 1.36`, `argo-cd`. */
  readonly source: string;
  readonly module?: string;
  readonly package?: string;
  readonly documentation?: string;
  /** Of a module with `v`. */
  readonly version: string;
  /** Of a module, as in go.sum. */
  readonly sum?: string;
  readonly kinds: number;
  /** Of what was taken from it. */
  readonly digest: string;
}
