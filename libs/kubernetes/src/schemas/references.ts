import type { JsonSchema } from './json-schema.ts';

/** Names of the definitions that a schema refers to, each once, in the order in which they first stand. */
export function referencesOf(schema: JsonSchema): string[] {
  const names = new Set<string>();
  mapReferences(schema, (name) => {
    names.add(name);
    return name;
  });
  return [...names];
}

/** The same schema with other names of definitions. */
export function mapReferences(schema: JsonSchema, rename: (name: string) => string): JsonSchema {
  return walk(schema, rename) as JsonSchema;
}

function walk(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((element) => walk(element, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]): [string, unknown] =>
      // a property that is called "$ref" is a schema, not a name
      key === '$ref' && typeof child === 'string' ? [key, rename(child)] : [key, walk(child, rename)],
    ),
  );
}
