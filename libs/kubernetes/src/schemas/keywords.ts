import type { JsonSchema, OpenApiSchema } from './json-schema.ts';

/** Keywords that validate one value, and those that say how elements of a list are told apart. */
const kept = [
  'type',
  'enum',
  'format',
  'pattern',
  'required',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-patch-strategy',
];

/** Formats that name a Go type, not a shape of text. JSON schema has other meanings, or none, for them. */
const goTypes = /^(u?int|float|double|byte)/;

/** A schema without texts, children and what only an API server understands. */
export function keywordsOf(schema: OpenApiSchema): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const keyword of kept) {
    const value = schema[keyword as keyof OpenApiSchema];
    if (value === undefined || (keyword === 'format' && goTypes.test(String(value)))) continue;
    result[keyword] = value;
  }
  return result;
}

/** The same schema, which null passes as well. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  return {
    ...schema,
    ...(type !== undefined && { type: [...new Set([type, 'null'].flat())] }),
    ...(Array.isArray(values) && { enum: [...new Set([...(values as unknown[]), null])] }),
  };
}

/** Applies a function to each value of an object. */
export function mapValues<T, R>(
  object: Readonly<Record<string, T>>,
  to: (value: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, to(value, key)]));
}
