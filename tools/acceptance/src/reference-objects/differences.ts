/**
 * What differs between an object written by hand and a rendered one: `- <path>: <JSON>` stands in the one written by hand, `+ …` in the
 * rendered one. What only one of them has is one line, however much hangs below it; of a list, one line an item.
 *
 * Order of keys does not count, nor order of list items that a field names among their neighbours, e.g. `containers[order]`. Where both
 * lists have one item, another `name` is that item renamed. Items without a name are compared by their index.
 */
export function differences(byHand: unknown, rendered: unknown, path = ''): readonly string[] {
  const lists = bothLists(byHand, rendered);
  if (lists !== undefined) {
    const stepTo = stepsOf(lists);
    const [before, after] = lists.map((items) => new Map(items.map((item, i) => [stepTo(item, i), item])));
    return below(path, before, after);
  }
  if (isMap(byHand) && isMap(rendered))
    return below(path === '' ? '' : `${path}.`, new Map(Object.entries(byHand)), new Map(Object.entries(rendered)));
  const [before, after] = [sorted(byHand), sorted(rendered)];
  return before === after ? [] : [...lineOf('-', path, before), ...lineOf('+', path, after)];
}

type Lists = readonly (readonly unknown[])[];

/** A list beside nothing is compared with an empty one, unless it is empty itself. */
function bothLists(a: unknown, b: unknown): Lists | undefined {
  if (Array.isArray(a) && Array.isArray(b)) return [a, b];
  if (Array.isArray(a) && a.length > 0 && b === undefined) return [a, []];
  return Array.isArray(b) && b.length > 0 && a === undefined ? [[], b] : undefined;
}

function below(
  path: string,
  before: ReadonlyMap<string, unknown> = new Map(),
  after: ReadonlyMap<string, unknown> = new Map(),
): readonly string[] {
  const steps = new Set([...before.keys(), ...after.keys()]);
  return [...steps].sort().flatMap((step) => differences(before.get(step), after.get(step), `${path}${step}`));
}

/** Fields that name an item: the first that does so for every item of both lists. */
const names = ['key', 'topologyKey', 'secretKey', 'name'];

function stepsOf(lists: Lists): (item: unknown, index: number) => string {
  const field = names.find((name) => lists.every((items) => isUnique(items.map((item) => nameIn(item, name)))));
  const isRenamed = field === 'name' && lists.every(({ length }) => length === 1);
  return (item, index) => `[${field === undefined || isRenamed ? index : nameIn(item, field)}]`;
}

function isUnique(values: readonly (string | undefined)[]): boolean {
  return !values.includes(undefined) && new Set(values).size === values.length;
}

function nameIn(item: unknown, field: string): string | undefined {
  const name = isMap(item) ? item[field] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As JSON, keys in order. Undefined for what is not there. */
function sorted(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, item: unknown) =>
    isMap(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

function lineOf(sign: '-' | '+', path: string, json: string | undefined): readonly string[] {
  return json === undefined ? [] : [`${sign} ${path}: ${json}`];
}
