import { emit, type Manifest } from '@delivery/manifest';
import { worldOf, type Path, type World } from '@delivery/policy';
import type { Hint } from '../policy-problems.ts';
import { excerpt } from './excerpt.ts';
import { passingValues } from './passing-values.ts';

/** Each hint costs a look at the whole world; nobody reads hundreds. */
const MOST = 100;

/** Gives hints to the first findings that have one. */
export function hints(): Hint {
  let left = MOST;
  return (violation, world) => (left-- > 0 ? hint(violation, world) : undefined);
}

/**
 * YAML from the root of an object down to the field of a violation, with a value that passes: one of the check's own examples, and
 * only if the check has nothing against it here.
 */
export const hint: Hint = ({ check, object, path }, world) => {
  for (const value of passingValues(check, path)) {
    const corrected = withValue(object, path, value);
    if (corrected === undefined) continue;
    const after = [...check.inspect(replaced(world, object, corrected))];
    if (after.some((left) => left.object === corrected && isAt(left.path, path))) continue;
    return emit(excerpt(object, path, value)).trimEnd();
  }
  return undefined;
};

function replaced(world: World, old: Manifest, next: Manifest): World {
  const entries = world.objects.map((object) => ({
    object: object === old ? next : object,
    file: world.fileOf(object),
  }));
  return worldOf(entries, world.facts);
}

function isAt(path: Path, other: Path): boolean {
  return path.length === other.length && path.every((step, i) => step === other[i]);
}

/** A copy with a value at a path; undefined where something else stands in the way. */
function withValue(value: unknown, [step, ...rest]: Path, next: unknown): Manifest | undefined {
  if (step === undefined) return next as Manifest;
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    if (value !== undefined && !Array.isArray(value)) return undefined;
    const item = withValue(list[step], rest, next);
    return item === undefined
      ? undefined
      : ([...list.slice(0, step), item, ...list.slice(step + 1)] as unknown as Manifest);
  }
  if (Array.isArray(value) || (typeof value !== 'object' && value !== undefined)) return undefined;
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
  const field = withValue(fields[step], rest, next);
  return field === undefined ? undefined : ({ ...fields, [step]: field } as unknown as Manifest);
}
