import type { Place } from '@delivery/findings';
import { isManifest, keyOf, nameOf, type Manifest } from '@delivery/manifest';

/** One document of a file, and the objects it holds: one, or the items of a List. */
export interface Document {
  readonly file: string;
  readonly text: string;
  /** Line of the file at which the text begins, 1-based. */
  readonly line: number;
  /** Of the text. */
  readonly digest: () => string;
  /** Whether the text is what the writer writes of the value, so that the value says all that the text does. */
  readonly canonical: boolean;
  readonly value: unknown;
  readonly subjects: readonly Subject[];
}

/** One object and where it stands. */
export interface Subject {
  /** For checks, which count on an identity: what lacks a name has an empty one. */
  readonly manifest: Manifest;
  /** The same for one object on all clusters. */
  readonly key: string;
  /** For messages, e.g. `Deployment shop/order`. */
  readonly name: string;
  /** Index in the List that holds it. */
  readonly item?: number;
  readonly file: string;
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

type Fields = Readonly<Record<string, unknown>>;

/** The objects of a document whose value has an apiVersion and a kind. */
export function subjectsIn(file: string, value: ObjectLike, placeOf: Subject['placeOf']): Subject[] {
  if (!isList(value)) return [subjectOf(file, value, placeOf)];
  const items = value.items.flatMap((item, i) => {
    const whole = withKindOf(value, item);
    if (whole === undefined) return [];
    const place: Subject['placeOf'] = (path) => placeOf(['items', i, ...path]);
    return [{ ...subjectOf(file, whole, place), item: i }];
  });
  // a list of something else is one thing that is wrong
  return items.length > 0 || value.items.length === 0 ? items : [subjectOf(file, value, placeOf)];
}

function subjectOf(file: string, value: ObjectLike, placeOf: Subject['placeOf']): Subject {
  const manifest = isManifest(value) ? value : withIdentity(value);
  return { manifest, key: keyOf(manifest), name: nameOf(manifest), file, placeOf };
}

/** What the API server would name, or refuse: a Job with `generateName` is as dangerous as one with a name. */
function withIdentity(value: ObjectLike): Manifest {
  const metadata = isRecord(value['metadata']) ? value['metadata'] : {};
  const { name, namespace, generateName, ...rest } = metadata;
  const given = typeof name === 'string' ? name : typeof generateName === 'string' ? `${generateName}…` : '';
  return { ...value, metadata: { ...rest, name: given, ...(typeof namespace === 'string' && { namespace }) } };
}

export type ObjectLike = Fields & { readonly apiVersion: string; readonly kind: string };

export function isObjectLike(value: unknown): value is ObjectLike {
  return isRecord(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
}

/** `List`, as kubectl writes it, or the list of one kind, as the API server does. */
function isList(value: ObjectLike): value is ObjectLike & { readonly items: readonly unknown[] } {
  return value.kind.endsWith('List') && Array.isArray(value['items']);
}

/** Items of a `ConfigMapList` may leave out what the list says. */
function withKindOf(list: ObjectLike, item: unknown): ObjectLike | undefined {
  if (isObjectLike(item)) return item;
  if (!isRecord(item) || list.kind === 'List') return undefined;
  return { ...item, apiVersion: list.apiVersion, kind: list.kind.slice(0, -'List'.length) };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
