import type { Effect } from '../effect.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A change that a row decides. */
export interface RowCase {
  /** `<group>/<kind>`. */
  readonly kind: string;
  readonly before: Fields;
  readonly after: Fields;
  readonly effect: Effect;
  /** Nearly the same, with another effect. */
  readonly near: {
    /** @default - as in the case itself */
    readonly before?: Fields;
    readonly after: Fields;
    readonly effect: Effect;
  };
}

/** By what they change, in words. */
export type RowCases = Readonly<Record<string, RowCase>>;

export const spec = (fields: Fields): Fields => ({ spec: fields });

export const annotation = (name: string, value: string): Fields => ({ metadata: { annotations: { [name]: value } } });

export const label = (name: string, value: string): Fields => ({ metadata: { labels: { [name]: value } } });

export const template = (image: string, fields: Fields = {}): Fields =>
  spec({ ...fields, template: { spec: { image } } });
