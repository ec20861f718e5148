import type { App } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import { findField, valueAt, type Fact } from '@delivery/review';
import type { Placed } from './asked.ts';
import type { FactFiles } from './fact-files.ts';
import { sourceFacts } from './source-facts.ts';
import type { Why } from './why-object.ts';

/** A field of the same object on another cluster. */
export interface OtherCluster {
  readonly name: string;
  readonly same: boolean;
  /** Absent where the field is not there. */
  readonly value?: unknown;
  /** Of the facts behind the field, the names of those that have another value there; `overlay` when the answers are those of another cloud. */
  readonly because: readonly string[];
}

interface Compared {
  readonly app: App;
  readonly cluster: Cluster;
  readonly field: string;
  readonly value: unknown;
  readonly why: Pick<Why, 'facts' | 'answers'>;
}

/**
 * How a field is elsewhere, and which of the facts behind it differ there.
 *
 * @param behindOn the facts behind the field on another cluster: where none of those here differs, one of those there does
 */
export function comparedWith(
  files: FactFiles,
  { app, cluster, field, value, why }: Compared,
  others: readonly Placed[],
  behindOn: (other: Placed) => readonly Fact[],
): readonly OtherCluster[] {
  const statedOn = (one: Cluster) =>
    new Map(sourceFacts(files, one, app.name).map((fact) => [fact.name, JSON.stringify(fact.value)]));
  const here = statedOn(cluster);
  return others.map((other) => {
    const path = findField(other.object.manifest, field);
    const found = path && valueAt(other.object.manifest, path);
    const { name, cloud } = other.cluster;
    if (JSON.stringify(found) === JSON.stringify(value)) return { name, same: true, value, because: [] };
    const there = statedOn(other.cluster);
    const differing = (facts: readonly Pick<Fact, 'name'>[]) =>
      facts.map((fact) => fact.name).filter((fact) => here.get(fact) !== there.get(fact));
    const stated = differing(why.facts);
    const answered = why.answers.length > 0 && cloud !== cluster.cloud && !stated.includes('cluster.cloud');
    const because = answered ? [...stated, 'overlay'] : stated;
    return {
      name,
      same: false,
      ...(path && { value: found }),
      because: because.length > 0 ? because : differing(behindOn(other)),
    };
  });
}
