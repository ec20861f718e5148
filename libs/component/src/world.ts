import type { Catalog } from '@delivery/catalog';
import type { Fleet } from '@delivery/fleet';
import type { CrdBundle } from './component.ts';

/** Everything that renderings share. */
export interface World {
  readonly fleet: Fleet;
  readonly catalog: Catalog;
  readonly bundles: readonly CrdBundle[];
}
