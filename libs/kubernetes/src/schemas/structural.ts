import type { JsonSchema, OpenApiSchema } from './json-schema.ts';
import { keywordsOf, mapValues, orNull } from './keywords.ts';
import { junctions } from './logical.ts';

/** Definition of `metadata`; the same in all minors. */
export const objectMeta: JsonSchema = { $ref: 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };

/** The two words that say what an object is. */
export const word: JsonSchema = { type: 'string' };

/**
 * A structural schema as a JSON schema that passes what an API server lets pass.
 *
 * - An object that has properties is closed, unless it preserves unknown fields.
 * - Before it validates, an API server removes null properties that are not nullable and fills in defaults. So null is fine for an
 *   optional property, and a property with a default is never missing. Elements of lists are not removed.
 * - An embedded resource is an object like any other: with apiVersion, kind and metadata.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function structural(schema: OpenApiSchema): JsonSchema {
  const { items, additionalProperties } = schema;
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  const result = { ...keywordsOf(schema), ...junctions(schema) };
  const required = [...(embedded ? ['apiVersion', 'kind'] : []), ...requiredOf(schema)];
  delete result['required'];
  if (required.length > 0) result['required'] = [...new Set(required)];
  if (schema['x-kubernetes-int-or-string']) intOrString(result);
  const properties = propertiesOf(schema, embedded);
  if (properties !== undefined) result['properties'] = properties;
  if (items !== undefined) {
    const element = structural(items);
    result['items'] = items.nullable || items.default !== undefined ? orNull(element) : element;
  }
  if (typeof additionalProperties === 'object') {
    result['additionalProperties'] = orNull(structural(additionalProperties));
  } else if (additionalProperties !== undefined) result['additionalProperties'] = additionalProperties;
  else if (properties !== undefined && !schema['x-kubernetes-preserve-unknown-fields']) {
    result['additionalProperties'] = false;
  }
  return result;
}

function requiredOf({ required = [], properties }: OpenApiSchema): string[] {
  return required.filter((name) => properties?.[name]?.default === undefined);
}

function propertiesOf(schema: OpenApiSchema, embedded: boolean): Record<string, JsonSchema> | undefined {
  const required = requiredOf(schema);
  const own =
    schema.properties &&
    mapValues(schema.properties, (child, name) =>
      required.includes(name) && !child.nullable ? structural(child) : orNull(structural(child)),
    );
  return embedded ? { ...own, apiVersion: word, kind: word, metadata: objectMeta } : own;
}

/** What generators write beside the extension says the same once more. */
const pair = JSON.stringify([{ type: 'integer' }, { type: 'string' }]);

function intOrString(result: Record<string, unknown>): void {
  if (JSON.stringify(result['anyOf']) === pair) delete result['anyOf'];
  result['type'] = ['integer', 'string'];
}
