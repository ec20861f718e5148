import { load } from 'js-yaml';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFolders, repositories } from './modules.ts';

type Schema = Readonly<Record<string, unknown>>;

/** JSON Schema of a component, and what is not known of it because its authors do not say. */
export interface ComponentSchema {
  /** What configurations call it, e.g. `tail_sampling`. */
  readonly types: readonly string[];
  readonly schema: Schema;
  /** References that lead nowhere; anything is allowed there. */
  readonly open: readonly string[];
}

const folders = moduleFolders();
const read = (file: string) => load(readFileSync(file, 'utf8')) as Schema;

/**
 * The schema that the authors of a component keep beside its code, with all that it refers to.
 *
 * @param path - of the component's module, e.g. `go.opentelemetry.io/collector/exporter/otlpexporter`
 * @see https://github.com/open-telemetry/opentelemetry-collector/tree/main/cmd/mdatagen
 */
export function schemaOf(path: string): ComponentSchema {
  const metadata = read(join(folderOf(path) ?? path, 'metadata.yaml'));
  const definitions: Record<string, Schema> = {};
  const open = new Set<string>();
  const define = (ref: string, from: string, closed: boolean): Schema => {
    const { folder, name } = targetOf(ref, from);
    const key = `${folder}#${name}${closed ? '' : ' as a part'}`.replaceAll(/[/~%]/g, ':');
    if (key in definitions) return { $ref: `#/$defs/${key}` };
    const target = definitionIn(folder, name);
    if (target === undefined) {
      open.add(ref);
      return anything;
    }
    definitions[key] = {};
    definitions[key] = convert(target, folder, closed, define);
    return { $ref: `#/$defs/${key}` };
  };
  const schema = convert(definitionIn(path, '') ?? {}, path, true, define);
  const types = [metadata['type'], metadata['deprecated_type']].filter((type) => typeof type === 'string');
  return { types, schema: { ...schema, $defs: definitions }, open: [...open].sort() };
}

/** Also as a part of an `allOf`: fields that only it would know are fine. */
const anything: Schema = { unevaluatedProperties: true };

/** E.g. `./internal/db.config`, `/config/configtls.client_config`, `back_off_config`. */
function targetOf(ref: string, from: string) {
  const dot = ref.lastIndexOf('.');
  if (!ref.includes('/')) return { folder: from, name: ref };
  const [path, name] = [ref.slice(0, dot), ref.slice(dot + 1)];
  if (path.startsWith('./')) return { folder: join(from, path), name };
  const repository = repositories.find((one) => from.startsWith(one)) ?? '';
  return { folder: path.startsWith('/') ? repository + path : path, name };
}

/** The part of a module's folder that is in the module whose path is longest. */
function folderOf(path: string): string | undefined {
  const owner = [...folders.keys()]
    .filter((module) => `${path}/`.startsWith(`${module}/`))
    .sort((a, b) => b.length - a.length)[0];
  const folder = owner === undefined ? undefined : folders.get(owner);
  return owner === undefined || folder === undefined ? undefined : join(folder, path.slice(owner.length));
}

function definitionIn(path: string, name: string): Schema | undefined {
  const file = join(folderOf(path) ?? '', 'config.schema.yaml');
  if (folderOf(path) === undefined || !existsSync(file)) return undefined;
  const schema = read(file);
  return name === '' ? schema : (schema['$defs'] as Readonly<Record<string, Schema>> | undefined)?.[name];
}

/** Go's own notation, which is not that of JSON Schema's format of the same name. */
const duration = { type: 'string', pattern: '^(0|([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+|\\$\\{.*\\})$' };
const variable = { type: 'string', pattern: '^\\$\\{.*\\}$' };

type Define = (ref: string, from: string, closed: boolean) => Schema;

/** A part of an `allOf` says nothing of fields that it does not know. */
function convert(schema: Schema, from: string, closed: boolean, define: Define): Schema {
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    // written as a list, read from a map too
    if (ref.endsWith('configopaque.map_list')) return {};
    const target = define(ref, from, closed);
    return schema['x-optional'] === true || schema['x-pointer'] === true
      ? { anyOf: [target, { type: 'null' }] }
      : target;
  }
  if (schema['x-customType'] === 'any') return {};
  if (schema['format'] === 'duration') return duration;
  const { type, properties, items, allOf, additionalProperties } = schema;
  if (type === 'integer' || type === 'number' || type === 'boolean') return { anyOf: [{ type }, variable] };
  const each = (value: unknown) => convert(value as Schema, from, true, define);
  const parts = Array.isArray(allOf) ? allOf.map((part) => convert(part as Schema, from, false, define)) : [];
  const fields = Object.entries((properties ?? {}) as Readonly<Record<string, Schema>>);
  const known = fields.length > 0 || parts.length > 0;
  return {
    // a component without settings stands there as `batch:` alone
    ...(type !== undefined && { type: type === 'object' ? ['object', 'null'] : type }),
    ...(fields.length > 0 && { properties: Object.fromEntries(fields.map(([field, value]) => [field, each(value)])) }),
    ...(items !== undefined && { items: each(items) }),
    ...(parts.length > 0 && { allOf: parts }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: each(additionalProperties) }),
    ...(closed && known && additionalProperties === undefined && { unevaluatedProperties: false }),
  };
}
