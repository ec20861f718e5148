/** What several values have in common, and what not. */
export type Merged = Common | Differs;

/** Values that have something in common. */
export type Common = Same | MergedMap | MergedList;

interface Same {
  readonly form: 'same';
  readonly value: unknown;
}

/** One value each; undefined where there is none. */
interface Differs {
  readonly form: 'differs';
  readonly values: readonly unknown[];
}

/** Keys in code unit order. */
export interface MergedMap {
  readonly form: 'map';
  readonly entries: ReadonlyMap<string, Merged>;
}

/** Lists of equal length that have something in common at every place. */
interface MergedList {
  readonly form: 'list';
  readonly items: readonly Common[];
}

type Data = Readonly<Record<string, unknown>>;

/** Compares plain data. */
export function merge(values: readonly unknown[]): Merged {
  if (values.every((value) => same(value, values[0]))) return { form: 'same', value: values[0] };
  return mergeMaps(values) ?? mergeLists(values) ?? { form: 'differs', values };
}

function mergeMaps(values: readonly unknown[]): Merged | undefined {
  if (!values.every(isMap)) return undefined;
  const keys = [...new Set(values.flatMap((value) => Object.keys(value)))].sort();
  const entries = new Map(keys.map((key) => [key, merge(values.map((value) => fieldOf(value, key)))]));
  return [...entries.values()].some(({ form }) => form !== 'differs') ? { form: 'map', entries } : undefined;
}

function mergeLists(values: readonly unknown[]): Merged | undefined {
  if (!values.every((value) => Array.isArray(value))) return undefined;
  const places = [...(values[0] ?? []).keys()];
  if (values.some(({ length }) => length !== places.length)) return undefined;
  const columns = places.map((place) => values.map((value) => value[place]));
  if (!columns.every(isOneItem)) return undefined;
  const items = columns.map(merge);
  return items.every((item) => item.form !== 'differs') ? { form: 'list', items } : undefined;
}

/** Whether what stands at one place of several lists is one thing: it is equal, of one name, or of the same fields. */
function isOneItem(items: readonly unknown[]): boolean {
  if (items.every((item) => same(item, items[0]))) return true;
  if (!items.every(isMap)) return false;
  return items.every((item) =>
    same(item['name'] ?? Object.keys(item), items[0]?.['name'] ?? Object.keys(items[0] ?? {})),
  );
}

/** What all have in common; undefined when that is nothing. */
export function common(merged: Merged): unknown {
  switch (merged.form) {
    case 'same':
      return merged.value;
    case 'differs':
      return undefined;
    case 'list':
      return merged.items.map(common);
    case 'map': {
      const entries = [...merged.entries].map(([key, value]) => [key, common(value)] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
  }
}

export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], fieldOf(b, key)));
}

/** Undefined for what every JavaScript object has, such as `constructor`. */
function fieldOf(map: Data, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

export function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
