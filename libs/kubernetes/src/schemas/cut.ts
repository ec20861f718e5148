import { hash } from './hash.ts';
import type { JsonSchema } from './json-schema.ts';

/** A schema whose larger parts are definitions of their own. */
export interface CutSchema {
  readonly schema: JsonSchema;
  /** By name. */
  readonly parts: ReadonlyMap<string, JsonSchema>;
}

/** In characters of JSON. With less, definitions are more but not smaller in all; with more, fewer parts are the same. */
const leastLength = 400;

/**
 * Cuts a schema into parts that are named by their content. So a part that it repeats, or that another schema has as well, is stored
 * and compiled once. It matters for schemas that controller-gen writes: in all that are kept here, three quarters are repetition, in
 * that of an Argo CD ApplicationSet nearly all.
 */
export function cut(schema: JsonSchema): CutSchema {
  const parts = new Map<string, JsonSchema>();
  return { schema: cutChildren(schema, parts), parts };
}

/** The schema, or a reference to it as a part. */
function cutWhole(schema: JsonSchema, parts: Map<string, JsonSchema>): JsonSchema {
  const rest = cutChildren(schema, parts);
  const text = JSON.stringify(rest);
  if (text.length < leastLength) return rest;
  const name = `part.${hash(text)}`;
  parts.set(name, rest);
  return { $ref: name };
}

function cutChildren(schema: JsonSchema, parts: Map<string, JsonSchema>): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, cutKeyword(keyword, value, parts)]),
  );
}

/** `allOf` and its like stay whole: they are short, and belong to what stands around them. */
function cutKeyword(keyword: string, value: unknown, parts: Map<string, JsonSchema>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (keyword === 'items' || keyword === 'additionalProperties') return cutWhole(value as JsonSchema, parts);
  if (keyword !== 'properties') return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, cutWhole(child as JsonSchema, parts)]));
}
