/**
 * `invalid`: the schema says no. `error`: there is nothing to ask a schema about, no schema to ask, or the kind is
 * rejected. `skipped`: only kinds that the caller's own `skip` lists. `empty`: a document of nothing but comments and
 * blanks, or a List of no items.
 */
export type Status = 'valid' | 'invalid' | 'error' | 'skipped' | 'empty';

/** One thing that a schema, or YAML, has against an object. */
export interface Issue {
  /** Keys and indexes that lead to the value, from the object's root. */
  readonly path: readonly (string | number)[];
  /** The path as a JSON pointer: `/spec/template/spec/containers/0/image`, empty for the object itself. */
  readonly pointer: string;
  /** Where in the text, counted from 1 at the start of the stream; left out where it is not known. */
  readonly line?: number;
  readonly message: string;
}

/** What became of one object, or of a document that holds none. */
export interface Result {
  readonly status: Status;
  /** Empty where the object has none, as are `kind`, `name` and `namespace`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Index of the document in the stream, or of the object in the array, from 0. */
  readonly document: number;
  /** Index in the items of a List, from 0; left out for an object that stands in none. */
  readonly item?: number;
  /** Line of the text at which the document's content, or the item, begins, from 1; left out for objects. */
  readonly line?: number;
  /** kubeconform's text, in a fixed order, with lines that count from the document; left out where there is none. */
  readonly message?: string;
  /** In the order of their paths; empty unless the object is invalid or its YAML is wrong. */
  readonly errors: readonly Issue[];
}
