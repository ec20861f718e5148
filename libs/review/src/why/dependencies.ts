import { Refusal } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import { fieldText, type FieldPath } from '../diff/path.ts';
import type { Fact } from './fact.ts';
import { moved, type Movement } from './moved.ts';
import { overlap, positionOf, valueAt } from './position.ts';

/** Objects by key. */
export type Objects = ReadonlyMap<string, Manifest>;

/** What objects are rendered from, and how: rendering is pure, so that another value of one fact shows what hangs on it. */
export interface Rendering<F extends Fact, World> {
  readonly facts: readonly F[];
  /** The world as it is. */
  readonly world: World;
  /** Worlds in which one fact, and nothing else, has another valid value. */
  readonly swap: (fact: F) => Iterable<World>;
  /** @throws Refusal for a world that cannot be rendered; the next one is tried then */
  readonly render: (world: World) => Objects;
}

export interface Dependencies<F extends Fact> {
  readonly objects: Objects;
  /** What moves with a fact; undefined where no other value of it can be rendered, so that nothing is known. Rendered when asked, once. */
  readonly movedBy: (fact: F) => Movement | undefined;
  /**
   * The facts that a field hangs on, or something in it, in their order; not those by which the whole object comes and goes.
   *
   * @param among @default - all facts
   */
  readonly factsBehind: (key: string, path: FieldPath, among?: readonly F[]) => readonly F[];
  /** The fields at or below a path that move with a fact, or the one above it. Where a field comes, what it comes into. */
  readonly fieldsMovedBy: (fact: F, key: string, path: FieldPath) => readonly FieldPath[];
  /** The facts by which the object comes and goes. */
  readonly factsOfPresence: (key: string, among?: readonly F[]) => readonly F[];
}

/**
 * Which fields hang on which facts: those that move when one fact is swapped for another valid value and everything else stays. A field that
 * the tried values happen to leave as it is counts as not moved, e.g. one that is rounded up; so `swap` should give more than one value.
 */
export function dependencies<F extends Fact, World>({
  facts,
  world,
  swap,
  render,
}: Rendering<F, World>): Dependencies<F> {
  const objects = render(world);
  const known = new Map<F, Movement | undefined>();
  const movedBy = (fact: F) => {
    if (!known.has(fact)) known.set(fact, movement(fact));
    return known.get(fact);
  };
  function movement(fact: F): Movement | undefined {
    const others = [...renderings(swap(fact), render)];
    return others.length === 0 ? undefined : moved(objects, others);
  }
  const fieldsMovedBy = (fact: F, key: string, path: FieldPath) => {
    const object = objects.get(key);
    const asked = positionOf(object, path);
    const fields = movedBy(fact)?.fields.get(key) ?? [];
    const within = fields
      .filter(({ position }) => overlap(position, asked))
      .map((field) => present(object, field.path));
    return [...new Map(within.map((field) => [fieldText(field), field])).values()];
  };
  return {
    objects,
    movedBy,
    fieldsMovedBy,
    factsBehind: (key, path, among = facts) => among.filter((fact) => fieldsMovedBy(fact, key, path).length > 0),
    factsOfPresence: (key, among = facts) => among.filter((fact) => movedBy(fact)?.present.has(key)),
  };
}

/** The part of a path that an object has. */
function present(object: unknown, path: FieldPath): FieldPath {
  const end = path.findIndex((_, i) => valueAt(object, path.slice(0, i + 1)) === undefined);
  return end === -1 ? path : path.slice(0, end);
}

function* renderings<World>(worlds: Iterable<World>, render: (world: World) => Objects): Generator<Objects> {
  for (const world of worlds) {
    try {
      yield render(world);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
