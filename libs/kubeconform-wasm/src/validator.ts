import type { Find } from './find.ts';
import type { Result } from './result.ts';

export interface ValidatorOptions {
  readonly find: Find;
  /**
   * Refuses a key that stands twice. Unknown fields are for the schemas to refuse, by `additionalProperties: false`.
   *
   * @default true
   */
  readonly strict?: boolean;
  /** Kinds that are not validated: `Secret`, or `v1/Secret`. */
  readonly skip?: readonly string[];
  /** Kinds that are an error: `Secret`, or `v1/Secret`. */
  readonly reject?: readonly string[];
  /**
   * The largest document, or object as JSON, that is validated, in bytes of UTF-8. Time and memory grow with it:
   * up to 100 MB a MiB.
   *
   * @default - 4 MiB
   */
  readonly maxBytes?: number;
}

/** Validates Kubernetes objects. No promises: each call returns when it is done. */
export interface Validator {
  /** Validates a stream of YAML documents, or JSON: a result for each object, and for each document without one. */
  yaml(stream: string | Uint8Array): Result[];
  /** Validates objects as `JSON.stringify` writes them: several times as fast, and without what only text can tell. */
  objects(objects: readonly unknown[]): Result[];
}
