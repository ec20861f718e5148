import { emit, nameOf, type Manifest } from '@delivery/manifest';
import { defaultObject, exampleObject, pathIn, type Check, type Example, type Path } from '@delivery/policy';
import { excerpt, stepInto } from '../validate/hint/excerpt.ts';

/** An example of a check as YAML: what tells which object it is, and the part that decides. */
export interface ShownExample {
  readonly name: string;
  /** `''` where the example is about an object that is not there. */
  readonly yaml: string;
  /** Objects that are missing. */
  readonly without?: readonly string[];
  /** What the check says about a bad one. */
  readonly found?: string;
}

/** What its first good example changes; one that changes nothing shows where the bad one would be wrong. */
export function goodExample({ good, bad }: Check): ShownExample | undefined {
  const [example] = good;
  if (example === undefined) return undefined;
  const { on = defaultObject, set = {}, add = [] } = example;
  const changed = Object.keys(set);
  const [added] = add;
  if (changed.length > 0) return shown(example, on, changed);
  if (added !== undefined) return shown(example, nameOf(added), Object.keys(added));
  const [wrong] = bad;
  return shown(example, wrong?.object ?? wrong?.on ?? on, [wrong?.at ?? 'kind']);
}

export function badExample({ bad }: Check): ShownExample | undefined {
  const [example] = bad;
  if (example === undefined) return undefined;
  return { ...shown(example, example.object ?? example.on ?? defaultObject, [example.at]), found: example.found };
}

/** @param of the object that is shown */
function shown(example: Example, of: string, places: readonly string[]): ShownExample {
  const { name, on = defaultObject, set = {}, add = [], remove = [] } = example;
  // the change may be one of its name
  const object = exampleObject({ on: of, add, set: of === on ? set : {} }) ?? exampleObject({ on, add, set });
  const part =
    object &&
    merged(
      object,
      places.map((place) => pathIn(object, place)),
    );
  const yaml = part === undefined ? '' : emit(shortened(part)).trimEnd();
  return { name, yaml, ...(remove.length > 0 && { without: remove }) };
}

/** Kind and name, and what leads to the places; where a field is missing, the fields that stand beside it. */
function merged(object: Manifest, paths: readonly Path[]): unknown {
  const { apiVersion, kind, metadata } = object;
  const parts = paths.map((path) => {
    const end = lastPresent(object, path);
    return excerpt(object, end, shallow(end.reduce(stepInto, object), end.length === path.length));
  });
  return [{ apiVersion, kind, metadata: { name: metadata.name } }, ...parts].reduce(deepMerge);
}

function lastPresent(object: Manifest, path: Path): Path {
  if (path.length === 0 || path.reduce(stepInto, object as unknown) !== undefined) return path;
  return lastPresent(object, path.slice(0, -1));
}

/** All of a value that decides; of the parent of a missing one, only what is no longer than a word. */
function shallow(value: unknown, whole: boolean): unknown {
  if (whole || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => typeof field !== 'object'));
}

/** Characters of a text that an example shows. */
const LONGEST = 200;

/** Examples at the limits of sizes hold pages of one letter. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortened);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shortened(field)]));
  if (typeof value !== 'string' || value.length <= LONGEST) return value;
  return `${value.slice(0, 40)}… (${value.length} characters)`;
}

function deepMerge(a: unknown, b: unknown): unknown {
  if (!isRecord(a) || !isRecord(b)) return b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in a && key in b ? deepMerge(a[key], b[key]) : (a[key] ?? b[key])]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
