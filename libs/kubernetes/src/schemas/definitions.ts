import type { JsonSchema } from './json-schema.ts';

/** Gives a definition by its name. */
export type Definition = (name: string) => JsonSchema | undefined;

/** Parses a definition when it is asked for, once. */
export function parsed(find: (name: string) => Uint8Array | JsonSchema | string | undefined): Definition {
  const schemas = new Map<string, JsonSchema | undefined>();
  return (name) => {
    if (!schemas.has(name)) schemas.set(name, parse(find(name)));
    return schemas.get(name);
  };
}

function parse(found: Uint8Array | JsonSchema | string | undefined): JsonSchema | undefined {
  if (typeof found === 'string') return undefined;
  return found instanceof Uint8Array ? (JSON.parse(new TextDecoder().decode(found)) as JsonSchema) : found;
}
