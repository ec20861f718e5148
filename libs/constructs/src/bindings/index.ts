import type { Needs } from '@delivery/catalog';
import type { BuildContext } from '@delivery/component';
import type { Bind, Binding } from './binding.ts';
import { bucket } from './bucket.ts';
import { kafka } from './kafka.ts';
import { postgres } from './postgres.ts';
import { redis } from './redis.ts';

export type { Binding } from './binding.ts';

/** A binding with its name, e.g. `postgres`. */
export interface NamedBinding extends Binding {
  readonly name: string;
}

/** By the name under which pods find the credentials. */
const table: Readonly<Record<string, Bind>> = { postgres, redis, kafka, bucket };

/** What an app needs on a cluster. */
export function bindingsOf(needs: Needs, context: Pick<BuildContext, 'cluster' | 'overlay'>): readonly NamedBinding[] {
  return Object.entries(table).flatMap(([name, bind]) => {
    const binding = bind(needs, context);
    return binding === undefined ? [] : [{ name, ...binding }];
  });
}
