import type { MergeKeys } from '@delivery/kubernetes';
import type { FieldPath, Step } from './path.ts';

/** What tells an element of a list from the others. */
export interface ElementKey {
  /** Equal for the same element on both sides. */
  readonly text: string;
  readonly step: Step;
}

/** The keys of every element of both sides. */
export interface ElementKeys {
  readonly before: readonly ElementKey[];
  readonly after: readonly ElementKey[];
  /** Whether another order is a change. */
  readonly ordered: boolean;
}

/** Lists in which every element has its place, and whose elements say little without it. */
const POSITIONAL = new Set(['args', 'command']);

/** Longer texts are no name of an element. */
const LONGEST = 120;

/** What names an element where no schema says it; the first that an element has. */
const NAMES = [
  ...['name', 'id', 'uid', 'key', 'alert', 'record', 'host', 'hostname', 'secretKey', 'step', 'title'],
  ...['mountPath', 'containerPort', 'port', 'path', 'type'],
];

/** Where one name is not enough, e.g. the subjects of a RoleBinding, the kinds of an AppProject. */
const COMPOUND = ['group', 'kind', 'namespace', 'name'];

/** What the API server fills in where an element leaves out a part of its key. */
export const KEY_DEFAULTS: Readonly<Record<string, string>> = { protocol: 'TCP' };

/**
 * How elements of a list are told apart: by the keys that the schema names, by their value, or by whatever is a name in them. Undefined
 * where nothing tells them apart on both sides: then only their place does. A list that the schema calls atomic is replaced as a whole by
 * the engines, but a person sees one element come.
 */
export function elementKeys(
  before: readonly unknown[],
  after: readonly unknown[],
  path: FieldPath,
  keys: MergeKeys | undefined,
): ElementKeys | undefined {
  const both = (keyOf: KeyOf): ElementKeys | undefined => {
    const [left, right] = [unique(before, keyOf), unique(after, keyOf)];
    return left && right && { before: left, after: right, ordered: keys !== 'set' };
  };
  if (POSITIONAL.has(String(path.at(-1)))) return undefined;
  const declared = Array.isArray(keys) ? both(byAll(keys as readonly string[])) : undefined;
  return declared ?? both(byValue) ?? both(byName) ?? both(byCompound);
}

/** The first name of an element, for lists in which it is not the only one of that name. */
export function nameOfElement(element: unknown): string | undefined {
  return byName(element)?.text;
}

type KeyOf = (element: unknown) => ElementKey | undefined;

function unique(list: readonly unknown[], keyOf: KeyOf): readonly ElementKey[] | undefined {
  const found: ElementKey[] = [];
  const texts = new Set<string>();
  for (const element of list) {
    const key = keyOf(element);
    if (key === undefined || texts.has(key.text)) return undefined;
    texts.add(key.text);
    found.push(key);
  }
  return found;
}

function byValue(element: unknown): ElementKey | undefined {
  const text = scalarText(element);
  return text === undefined ? undefined : { text, step: { '': text } };
}

function byName(element: unknown): ElementKey | undefined {
  const name = NAMES.find((field) => fieldTextOf(element, field) !== undefined);
  return name === undefined ? undefined : byAll([name])(element);
}

function byCompound(element: unknown): ElementKey | undefined {
  const present = COMPOUND.filter((field) => fieldTextOf(element, field) !== undefined);
  return present.includes('name') || present.includes('kind') ? byAll(present)(element) : undefined;
}

function byAll(fields: readonly string[]): KeyOf {
  return (element) => {
    const entries: [string, string][] = [];
    for (const field of fields) {
      const text = fieldTextOf(element, field) ?? (isMap(element) ? KEY_DEFAULTS[field] : undefined);
      if (text === undefined) return undefined;
      entries.push([field, text]);
    }
    return { text: JSON.stringify(entries), step: Object.fromEntries(entries) };
  };
}

function fieldTextOf(element: unknown, field: string): string | undefined {
  return isMap(element) && Object.hasOwn(element, field) ? scalarText(element[field]) : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value short enough to stand in a path. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= LONGEST && !value.includes('\n')
    ? value
    : undefined;
}
