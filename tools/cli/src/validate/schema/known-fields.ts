import type { VersionSchemas } from '@delivery/kubernetes';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Names of the fields that an object may have at a path.
 *
 * @param kind e.g. `apps/v1/Deployment`
 * @returns none where any name is fine, or nothing is known
 */
export function knownFields(
  schemas: Pick<VersionSchemas, 'find'>,
  kind: string,
  path: readonly (string | number)[],
): readonly string[] {
  const root = schemas.find(kind);
  if (typeof root !== 'string') return [];
  let places = resolved({ $ref: root }, schemas);
  for (const step of path) places = places.flatMap((schema) => resolved(below(schema, step), schemas));
  return [...new Set(places.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function below({ properties, items, additionalProperties }: Schema, step: string | number): unknown {
  if (typeof step === 'number') return items;
  return isSchema(properties) && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
}

/** A schema, what it refers to and what it is put together of. */
function resolved(schema: unknown, schemas: Pick<VersionSchemas, 'find'>): readonly Schema[] {
  if (!isSchema(schema)) return [];
  const { $ref, allOf, anyOf, oneOf } = schema;
  const target = typeof $ref === 'string' ? schemas.find($ref) : undefined;
  const parts = [target instanceof Uint8Array ? parsed(target) : target, allOf, anyOf, oneOf].flat();
  return [schema, ...parts.flatMap((part) => resolved(part, schemas))];
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
