import type { Definition } from './definitions.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * How elements of a list are told apart: by the values of these fields, by their own value (`set`), or not at all, so that the list is
 * replaced as a whole (`atomic`).
 */
export type MergeKeys = readonly string[] | 'set' | 'atomic';

/**
 * What a schema says about the list at a path.
 *
 * @param path - keys of objects; at a list any key steps into its elements, which are all alike
 * @returns undefined where there is no list, or where nothing is said about it
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function mergeKeysAt(
  schema: JsonSchema | undefined,
  path: readonly (string | number)[],
  definition: Definition,
): MergeKeys | undefined {
  const list = path.reduce<JsonSchema | undefined>((at, key) => step(resolve(at, definition), key), schema);
  return mergeKeysOf(resolve(list, definition));
}

/** A required reference stands beside its type: `{allOf: [{type}, {$ref}]}`. */
function resolve(schema: JsonSchema | undefined, definition: Definition): JsonSchema | undefined {
  if (schema === undefined) return undefined;
  const { $ref, allOf } = schema as { readonly $ref?: string; readonly allOf?: readonly JsonSchema[] };
  if ($ref !== undefined) return resolve(definition($ref), definition);
  const reference = schema['type'] === undefined ? allOf?.find((branch) => '$ref' in branch) : undefined;
  return reference === undefined ? schema : resolve(reference, definition);
}

function step(schema: JsonSchema | undefined, key: string | number): JsonSchema | undefined {
  const { items, properties, additionalProperties } = (schema ?? {}) as {
    readonly items?: JsonSchema;
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly additionalProperties?: JsonSchema | boolean;
  };
  if (items !== undefined) return items;
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function mergeKeysOf(schema: JsonSchema | undefined): MergeKeys | undefined {
  const {
    'x-kubernetes-list-type': type,
    'x-kubernetes-list-map-keys': keys,
    'x-kubernetes-patch-merge-key': key,
    'x-kubernetes-patch-strategy': strategy,
  } = (schema ?? {}) as {
    readonly 'x-kubernetes-list-type'?: string;
    readonly 'x-kubernetes-list-map-keys'?: readonly string[];
    readonly 'x-kubernetes-patch-merge-key'?: string;
    readonly 'x-kubernetes-patch-strategy'?: string;
  };
  if (type === 'map' && keys !== undefined) return keys;
  if (type === 'set' || type === 'atomic') return type;
  if (schema?.['items'] === undefined || !strategy?.split(',').includes('merge')) return undefined;
  return key === undefined ? 'set' : [key];
}
