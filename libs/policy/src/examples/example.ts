import type { Manifest } from '@delivery/manifest';
import type { Facts } from '../facts.ts';

/** A small change to the valid set of objects, after which a check still holds. */
export interface Example extends Change {
  /** What it is, e.g. `tag and digest`. */
  readonly name: string;
}

/** What makes an example of the valid set. */
export interface Change {
  /**
   * The object that changes, as `nameOf` says it.
   * @default - `Deployment shop/order`
   */
  readonly on?: string;
  /**
   * New values by path; `undefined` takes the field away, an index one past the end appends. `pod` stands for the spec of the
   * object's pods, `template` for their template: `{ 'pod.containers[0].image': 'order:latest' }`.
   * @default - nothing changes
   */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Objects beside the valid set. @default - none */
  readonly add?: readonly Manifest[];
  /** Objects of the valid set that are missing, as `nameOf` says them. @default - none */
  readonly remove?: readonly string[];
  /** Facts that differ. @default - those of the valid set */
  readonly facts?: Partial<Facts>;
}

/** A small change after which a check no longer holds. */
export interface BadExample extends Example {
  /** Where the one violation stands, e.g. `spec.template.spec.containers[0].image`; `pod` and `template` stand for the same as in `set`. */
  readonly at: string;
  /** What the one violation says it found, to the letter. */
  readonly found: string;
  /** The object of the violation. @default - the one that changes */
  readonly object?: string;
}
