import type { Scope } from './builtin.ts';
import { hash } from './hash.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Lifecycle } from './lifecycle.ts';
import { readPart, type PartKind } from './part.ts';

/** What a set holds. */
export interface Content {
  readonly versions: readonly string[];
  readonly digest: string;
  readonly kinds: ReadonlyMap<string, PartKind>;
  readonly lifecycles: ReadonlyMap<string, Lifecycle>;
  /** A definition by its name. */
  readonly find: (name: string) => Uint8Array | JsonSchema | undefined;
}

export function contentOf(parts: readonly Uint8Array[]): Content {
  const read = parts.map(readPart);
  return {
    versions: read.flatMap(({ versions }) => Object.keys(versions)),
    digest: read.map(({ digest }) => digest).join('+'),
    kinds: new Map(read.flatMap(({ kinds }) => Object.entries(kinds))),
    lifecycles: new Map(read.flatMap(({ lifecycles }) => Object.entries(lifecycles))),
    find: (name) => read.map(({ find }) => find(name)).find((bytes) => bytes !== undefined),
  };
}

/** A kind to add. */
export interface AddedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Of its definition. */
  readonly name: string;
  readonly schema: JsonSchema;
  /** Definitions that the schema refers to and that are named by their content. */
  readonly parts?: ReadonlyMap<string, JsonSchema>;
  readonly scope?: Scope;
  readonly lifecycle?: Lifecycle;
}

/** Adds kinds, or puts them in the place of others. A definition that the content does not have yet gets a name of its own. */
export function withKinds(content: Content, added: readonly AddedKind[]): Content {
  const kinds = new Map(content.kinds);
  const lifecycles = new Map(content.lifecycles);
  const definitions = new Map<string, JsonSchema>();
  for (const { apiVersion, kind, name, scope, schema, parts, lifecycle } of added) {
    const text = JSON.stringify(schema);
    const ownName = textOf(content.find(name)) === text ? name : `${name}@${hash(text)}`;
    definitions.set(ownName, schema);
    for (const [partName, part] of parts ?? []) definitions.set(partName, part);
    const key = `${apiVersion}/${kind}`;
    kinds.set(key, { schema: ownName, ...(scope && { scope }) });
    lifecycles.delete(key);
    if (lifecycle !== undefined) lifecycles.set(key, lifecycle);
  }
  return {
    versions: content.versions,
    digest: `${content.digest}+${hash(JSON.stringify(added.map((kind) => ({ ...kind, parts: [...(kind.parts ?? [])] }))))}`,
    kinds,
    lifecycles,
    find: (name) => definitions.get(name) ?? content.find(name),
  };
}

/** Leaves out kinds, in all their versions. */
export function withoutKinds(content: Content, isOut: (group: string, kind: string) => boolean): Content {
  const kinds = [...content.kinds].filter(([key]) => {
    const [group = '', , kind] = key.split('/');
    return kind === undefined || !isOut(group, kind);
  });
  return { ...content, kinds: new Map(kinds) };
}

function textOf(definition: Uint8Array | JsonSchema | undefined): string | undefined {
  if (definition === undefined) return undefined;
  return definition instanceof Uint8Array ? new TextDecoder().decode(definition) : JSON.stringify(definition);
}
