import type { OpenApiSchema } from './json-schema.ts';

type Unread = Readonly<Record<string, unknown>>;

/**
 * Reads a schema that a stranger wrote: of what stands where a schema, a list or a map of them belongs and is none, nothing is left. An
 * API server would refuse the definition; here its kind is known all the same.
 */
export function readSchema(value: unknown): OpenApiSchema {
  if (!isObject(value)) return {};
  const { properties, items, additionalProperties, required, enum: values, allOf, anyOf, oneOf, not, ...rest } = value;
  return {
    ...rest,
    ...(isObject(properties) && { properties: readMap(properties) }),
    ...(isObject(items) && { items: readSchema(items) }),
    ...(isObject(additionalProperties) && { additionalProperties: readSchema(additionalProperties) }),
    ...(typeof additionalProperties === 'boolean' && { additionalProperties }),
    ...(Array.isArray(required) && { required: required.filter((name) => typeof name === 'string') }),
    ...(Array.isArray(values) && { enum: values as unknown[] }),
    ...(Array.isArray(allOf) && { allOf: allOf.map(readSchema) }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.map(readSchema) }),
    ...(Array.isArray(oneOf) && { oneOf: oneOf.map(readSchema) }),
    ...(isObject(not) && { not: readSchema(not) }),
  };
}

function readMap(schemas: Unread): Record<string, OpenApiSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, readSchema(schema)]));
}

function isObject(value: unknown): value is Unread {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
