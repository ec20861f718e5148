import type { Manifest } from '@delivery/manifest';
import type { FieldPath } from '../diff/path.ts';
import type { Effect } from './effect.ts';

/** Where the API server itself says what it refuses. */
export const validation = 'https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis';

/** One documented fact: what a change of these fields does. The first row that fits a field decides. */
export interface EffectRow {
  /** `<group>/<kind>`, e.g. `apps/Deployment`, `/Service`; `*` is any. */
  readonly kinds: readonly string[];
  /** Paths with all that is below them; `*` is any one step. `''` is the whole object. */
  readonly fields?: readonly string[];
  /** Names of annotations; a name that ends with `/` is all that begin with it. */
  readonly annotations?: readonly string[];
  /** Names of labels. */
  readonly labels?: readonly string[];
  readonly effect: Effect;
  /** Page that says so. */
  readonly source: string;
  /** What the API server puts where nothing is said: to write it out has no effect. @default - it puts nothing */
  readonly default?: unknown;
  /** @default - always */
  readonly when?: (edit: Edit) => boolean;
}

/** One value that differs between two sides of an object. */
export interface Edit {
  readonly object: { readonly before: Manifest; readonly after: Manifest };
  readonly path: FieldPath;
  /** Undefined: it was not there. */
  readonly before: unknown;
  /** Undefined: it is not there any more. */
  readonly after: unknown;
}
