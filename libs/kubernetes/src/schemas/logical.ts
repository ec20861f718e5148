import type { JsonSchema, OpenApiSchema } from './json-schema.ts';
import { keywordsOf, mapValues } from './keywords.ts';

/** Keywords that hold several schemas of one and the same value. */
const junctors = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * `allOf`, `anyOf`, `oneOf` and `not` of a structural schema. What stands in them closes nothing, since each sees only a part of the
 * fields.
 *
 * An API server fills in defaults before it validates, which JSON schema cannot. Inside, a field that has a default is therefore never
 * missing, and a branch that refuses the default asks for the field.
 */
export function junctions(schema: OpenApiSchema): JsonSchema {
  return junctionsOf(schema, schema);
}

/** @param shape - the structural schema of the same value; it has the defaults */
function junctionsOf(schema: OpenApiSchema, shape: OpenApiSchema | undefined): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const junctor of junctors) {
    const branches = schema[junctor];
    if (branches !== undefined) result[junctor] = branches.map((branch) => logical(branch, shape));
  }
  if (schema.not !== undefined) result['not'] = logical(schema.not, shape);
  return result;
}

function logical(schema: OpenApiSchema, shape: OpenApiSchema | undefined): JsonSchema {
  const { properties, items, additionalProperties } = schema;
  const result = { ...keywordsOf(schema), ...junctionsOf(schema, shape) };
  const required = requiredOf(schema, shape);
  delete result['required'];
  if (required.length > 0) result['required'] = required;
  if (properties !== undefined) {
    result['properties'] = mapValues(properties, (child, name) => logical(child, shape?.properties?.[name]));
  }
  if (items !== undefined) result['items'] = logical(items, shape?.items);
  if (typeof additionalProperties === 'object') {
    const values = shape?.additionalProperties;
    result['additionalProperties'] = logical(additionalProperties, typeof values === 'object' ? values : undefined);
  } else if (additionalProperties !== undefined) result['additionalProperties'] = additionalProperties;
  return result;
}

function requiredOf({ required = [], properties = {} }: OpenApiSchema, shape: OpenApiSchema | undefined): string[] {
  const defaultOf = (name: string) => shape?.properties?.[name]?.default;
  const refused = Object.entries(properties)
    .filter(([name, child]) => defaultOf(name) !== undefined && rejects(child, defaultOf(name)))
    .map(([name]) => name);
  return [...new Set([...required.filter((name) => defaultOf(name) === undefined), ...refused])];
}

/** Whether a schema surely refuses a value. */
function rejects({ enum: values, not }: OpenApiSchema, value: unknown): boolean {
  return (values !== undefined && !values.includes(value)) || (not !== undefined && accepts(not, value));
}

/** Whether a schema surely takes a value. */
function accepts(schema: OpenApiSchema, value: unknown): boolean {
  return Object.keys(schema).every((keyword) => keyword === 'enum') && (schema.enum?.includes(value) ?? true);
}
