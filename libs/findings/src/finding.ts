/** Where a finding stands: a file of the repository, or the construct that rendered the object. */
export interface Place {
  /** Repository-relative path with `/`, e.g. `clusters/local.yaml`. */
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** Path inside the file as people write it, e.g. `bindings.postgres[0].port`, or a construct path. */
  readonly path?: string;
}

export type Severity = 'error' | 'warning';

/** One thing that is wrong, in the user's words. */
export interface Finding {
  /** Stable code, kebab-case, e.g. `ring-exists`. */
  readonly id: string;
  readonly severity: Severity;
  /** What it is about, e.g. `cluster aws-prod-eu-west-1`, `app order`. */
  readonly subject: string;
  readonly at?: Place;
  /** What was found, e.g. `ring "canry"`. */
  readonly found: string;
  /** What is allowed, e.g. `development, canary, production`. */
  readonly allowed?: string;
  /** The next step, e.g. `did you mean "canary"?`. */
  readonly fix: string;
  /**
   * Names of all clusters on which the same holds; `at` is its place on the first of them.
   * @default - it is not about a cluster's objects
   */
  readonly clusters?: readonly string[];
  /** The line of `apps/` or `libs/` that rendered the object, e.g. `apps/services/order/component.ts:12`. */
  readonly made?: Place;
  /** YAML that would pass, from the root of the object or file; several lines without a last line end. */
  readonly hint?: string;
}
