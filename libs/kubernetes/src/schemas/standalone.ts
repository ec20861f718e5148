import { parsed, type Definition } from './definitions.ts';
import type { JsonSchema } from './json-schema.ts';
import { mapReferences, referencesOf } from './references.ts';
import type { SchemaSet } from './schema-set.ts';

/**
 * Where kubeconform finds the files, below a folder: what `-schema-location` gets. Its default template keeps only the first label of a
 * group, so that kinds of two groups can meet.
 */
export const schemaFileTemplate = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

/** One schema of all kinds, for editors. */
export const editorSchemaFile = 'all.json';

/**
 * The schemas of all kinds that a minor serves as files for other programs.
 *
 * @returns JSON by name: a self-contained file a kind, e.g. `apps/deployment_v1.json` or `v1/service_v1.json`, and `all.json`, in which
 *   apiVersion and kind choose the schema
 * @throws UnknownVersionError for a minor that has no schemas
 */
export function standaloneSchemas(set: SchemaSet, version: string): Map<string, string> {
  const schemas = set.forVersion(version);
  const definition = parsed((name) => schemas.find(name));
  const kinds = schemas.kinds().flatMap((key) => {
    const name = schemas.find(key);
    return typeof name === 'string' ? [kindOf(key, name)] : [];
  });
  const files = kinds.map((kind): [string, string] => [kind.file, JSON.stringify(selfContained(kind, definition))]);
  return new Map([...files, [editorSchemaFile, JSON.stringify(editorSchema(kinds, definition))]]);
}

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Of its definition. */
  readonly name: string;
  readonly file: string;
}

function kindOf(key: string, name: string): Kind {
  const slash = key.lastIndexOf('/');
  const [apiVersion, kind] = [key.slice(0, slash), key.slice(slash + 1)];
  const group = apiVersion.split('/')[0] ?? '';
  return { apiVersion, kind, name, file: `${group}/${kind.toLowerCase()}_${apiVersion.split('/').at(-1)}.json` };
}

function selfContained(kind: Kind, definition: Definition): JsonSchema {
  const { definitions, ...root } = rootOf(kind, definition);
  const local = (name: string) => (name.startsWith('#') ? name : `#/definitions/${name}`);
  const needed = Object.fromEntries(
    [...closure(root, definition)].map(([name, schema]) => [name, mapReferences(schema, local)]),
  );
  return { ...mapReferences(root, local), definitions: { ...(definitions as object | undefined), ...needed } };
}

/**
 * Of every object apiVersion and kind choose the schema. `if` and `then` are of draft 7, which editors read when a schema names no draft;
 * with `oneOf` they would also report what other kinds lack.
 */
function editorSchema(kinds: readonly Kind[], definition: Definition): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const add = (name: string, schema: JsonSchema) => {
    // a schema that brings definitions of its own is not the root here
    definitions[name] = mapReferences(schema, (to) => `#/definitions/${to.startsWith('#') ? name + to.slice(1) : to}`);
  };
  const choices = kinds.map((kind) => {
    const root = rootOf(kind, definition);
    const name = `${kind.apiVersion}/${kind.kind}`.replaceAll('/', '.');
    add(name, root);
    for (const [needed, schema] of closure(root, definition)) add(needed, schema);
    return { if: { properties: identity(kind), required: words }, then: { $ref: `#/definitions/${name}` } };
  });
  const values = (of: (kind: Kind) => string) => [...new Set(kinds.map(of))].sort();
  return {
    type: 'object',
    required: words,
    properties: {
      apiVersion: { enum: values(({ apiVersion }) => apiVersion) },
      kind: { enum: values(({ kind }) => kind) },
    },
    allOf: choices,
    definitions,
  };
}

const words = ['apiVersion', 'kind'];

const identity = ({ apiVersion, kind }: Kind) => ({
  apiVersion: { type: 'string', enum: [apiVersion] },
  kind: { type: 'string', enum: [kind] },
});

/** An object says what it is; it is not null. */
function rootOf(kind: Kind, definition: Definition): JsonSchema {
  const { properties, required, ...schema } = definition(kind.name) ?? {};
  return {
    ...schema,
    type: 'object',
    required: [...new Set([...words, ...((required as string[] | undefined) ?? [])])],
    properties: { ...(properties as object | undefined), ...identity(kind) },
  };
}

/** What a schema refers to, and what that refers to. */
function closure(schema: JsonSchema, definition: Definition): Map<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const visit = (at: JsonSchema) => {
    for (const name of referencesOf(at)) {
      const schema = name.startsWith('#') ? undefined : definition(name);
      if (schema === undefined || found.has(name)) continue;
      found.set(name, schema);
      visit(schema);
    }
  };
  visit(schema);
  return found;
}
