import type { JsonSchema, OpenApiSchema } from './json-schema.ts';
import { keywordsOf, mapValues, orNull } from './keywords.ts';

/** Whether objects of a kind live in a namespace. */
export type Scope = 'Namespaced' | 'Cluster';

/** `api/openapi-spec/swagger.json` of Kubernetes, as far as it is read here. */
export interface Swagger {
  readonly definitions: Readonly<Record<string, SwaggerDefinition>>;
  readonly paths: Readonly<Record<string, { readonly post?: { readonly 'x-kubernetes-group-version-kind'?: Gvk } }>>;
}

type SwaggerDefinition = OpenApiSchema & { readonly 'x-kubernetes-group-version-kind'?: readonly Gvk[] };

interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What one minor of Kubernetes serves. */
export interface BuiltinSchemas {
  /** Closed schemas by upstream's name, e.g. `io.k8s.api.apps.v1.Deployment`. */
  readonly definitions: ReadonlyMap<string, JsonSchema>;
  /** Names of definitions by kind, e.g. `apps/v1/Deployment`. */
  readonly kinds: ReadonlyMap<string, string>;
  /** By kind; kinds that only a subresource takes, and lists, are not in it. */
  readonly scopes: ReadonlyMap<string, Scope>;
}

/**
 * The schemas of a swagger file (v2: one file, and no `allOf` around references).
 *
 * An API server decodes built-in kinds into Go structs. So null means absent wherever a field is optional and empty in a map, unknown
 * fields are an error (with strict field validation), and a quantity may be a number.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function builtinSchemas({ definitions, paths }: Swagger): BuiltinSchemas {
  const types = mapValues(definitions, typeOf);
  return {
    definitions: new Map(Object.entries(definitions).map(([name, schema]) => [name, definition(schema, name, types)])),
    kinds: new Map(Object.entries(definitions).flatMap(([name, schema]) => kindOf(schema, name))),
    scopes: scopesOf(paths),
  };
}

type Types = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Definitions whose Go type reads other JSON than their `type` says. */
function typeOf(schema: OpenApiSchema, name: string): string | readonly string[] | undefined {
  if (name.endsWith('.IntOrString')) return ['integer', 'string'];
  return name.endsWith('.Quantity') ? ['string', 'number'] : schema.type;
}

/** Shared by its users, so it passes null; a user that requires it adds the type back. */
function definition(schema: OpenApiSchema, name: string, types: Types): JsonSchema {
  const type = types[name];
  return orNull({ ...convert(schema, types), ...(type !== undefined && { type }) });
}

function convert(schema: OpenApiSchema, types: Types): JsonSchema {
  if (schema.$ref !== undefined) return { $ref: nameIn(schema.$ref) };
  const { properties, items, additionalProperties } = schema;
  const result = keywordsOf(schema);
  if (properties !== undefined) {
    result['properties'] = mapValues(properties, (child, name) =>
      field(child, schema.required?.includes(name) ?? false, types),
    );
  }
  if (items !== undefined) result['items'] = convert(items, types);
  if (additionalProperties !== undefined) {
    result['additionalProperties'] =
      typeof additionalProperties === 'object' ? orNull(convert(additionalProperties, types)) : additionalProperties;
  } else if (properties !== undefined) result['additionalProperties'] = false;
  return result;
}

function field(schema: OpenApiSchema, required: boolean, types: Types): JsonSchema {
  const converted = convert(schema, types);
  if (!required) return orNull(converted);
  const type = schema.$ref === undefined ? undefined : types[nameIn(schema.$ref)];
  return type === undefined ? converted : { allOf: [{ type }, converted] };
}

const nameIn = (ref: string) => ref.replace('#/definitions/', '');

/** Options and events belong to all groups; they are no kinds of their own. */
function kindOf(schema: SwaggerDefinition, name: string): [string, string][] {
  const [gvk, ...others] = schema['x-kubernetes-group-version-kind'] ?? [];
  if (gvk === undefined || others.length > 0 || schema.properties?.['metadata'] === undefined) return [];
  return [[kindName(gvk), name]];
}

const kindName = ({ group, version, kind }: Gvk) => [group, version, kind].filter((part) => part !== '').join('/');

/** A collection that takes objects: `/api/v1/nodes`, `/apis/apps/v1/namespaces/{namespace}/deployments`. */
const collection = /^\/apis?\/(?:[^/]+\/)?v[^/]+\/(namespaces\/\{namespace\}\/)?[^/{}]+$/;

function scopesOf(paths: Swagger['paths']): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  for (const [path, { post }] of Object.entries(paths)) {
    const gvk = post?.['x-kubernetes-group-version-kind'];
    const match = collection.exec(path);
    if (gvk !== undefined && match !== null) {
      scopes.set(kindName(gvk), match[1] === undefined ? 'Cluster' : 'Namespaced');
    }
  }
  return scopes;
}
