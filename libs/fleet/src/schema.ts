import { didYouMean, type Finding } from '@delivery/findings';
import type { YamlFile } from '@delivery/yaml';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import acceptedRisks from '../schemas/accepted-risks.schema.json' with { type: 'json' };
import cluster from '../schemas/cluster.schema.json' with { type: 'json' };
import environment from '../schemas/environment.schema.json' with { type: 'json' };
import release from '../schemas/release.schema.json' with { type: 'json' };
import repository from '../schemas/repository.schema.json' with { type: 'json' };
import rings from '../schemas/rings.schema.json' with { type: 'json' };

/** The JSON schema of each kind of fact file. */
export const schemas = { 'accepted-risks': acceptedRisks, cluster, environment, release, repository, rings };
export type SchemaName = keyof typeof schemas;

let ajv: Ajv | undefined;
const compiled = new Map<SchemaName, ValidateFunction>();

/** Compiled at first use: it costs more than reading the facts. */
function validator(name: SchemaName): ValidateFunction {
  if (ajv === undefined) {
    // a test compares them with the schema of schemas, and to make their code shorter takes longer than it saves
    const atStart = { validateSchema: false, code: { optimize: false } };
    ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, ...atStart });
    formats.default(ajv, ['date', 'hostname']);
  }
  const known = compiled.get(name) ?? ajv.compile(schemas[name]);
  compiled.set(name, known);
  return known;
}

/** Everything in which a file breaks its schema. */
export function checkSchema(name: SchemaName, file: YamlFile): readonly Finding[] {
  const validate = validator(name);
  if (validate(file.value)) return [];
  return (validate.errors ?? [])
    .filter((error) => error.keyword !== 'propertyNames')
    .map((error) => finding(name, file, error));
}

function finding(name: SchemaName, file: YamlFile, error: ErrorObject): Finding {
  const { at, ...words } = describe(pathOf(error, file.value), error);
  return { id: `${name}-schema`, severity: 'error', subject: file.file, at: file.placeOf(at), ...words };
}

type Path = readonly (string | number)[];

/** Of the value that an error is about: keys of maps, indexes of lists. */
function pathOf({ instancePath }: ErrorObject, root: unknown): Path {
  let node = root;
  return instancePath
    .split('/')
    .slice(1)
    .map((token) => {
      const step = Array.isArray(node) ? Number(token) : token.replaceAll('~1', '/').replaceAll('~0', '~');
      node = (node as Readonly<Record<string | number, unknown>>)[step];
      return step;
    });
}

type Words = Pick<Finding, 'found' | 'allowed' | 'fix'> & { readonly at: Path };

function describe(path: Path, { keyword, params, data, parentSchema, message }: ErrorObject): Words {
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
      return {
        at: [...path, key],
        found: `unknown field "${key}"`,
        allowed: known.join(', '),
        fix: didYouMean(key, known),
      };
    }
    case 'required': {
      const key = String(params['missingProperty']);
      const schema = (parentSchema?.['properties'] as Record<string, object> | undefined)?.[key];
      return { at: path, found: `no field "${key}"`, allowed: allowedBy(schema), fix: `add "${key}"` };
    }
    case 'enum': {
      const values = (params['allowedValues'] as unknown[]).map(String);
      return { at: path, found: show(data), allowed: values.join(', '), fix: didYouMean(String(data), values) };
    }
    case 'type': {
      const types = [params['type']].flat().join(' or ');
      const quoted = typeof data === 'number' && types === 'string' ? `quote it: '${data}'` : `write a ${types}`;
      const unquoted = typeof data === 'string' && /number|integer/.test(types) ? 'remove the quotes' : quoted;
      return { at: path, found: `${show(data)}, a ${typeOf(data)}`, allowed: types, fix: unquoted };
    }
    case 'pattern':
      return { at: path, found: show(data), allowed: allowedBy(parentSchema), fix: 'write it in that form' };
    case 'minLength': {
      const found = `${show(data)}, ${characters([...String(data)].length)}`;
      return {
        at: path,
        found,
        allowed: allowedBy(parentSchema),
        fix: `write at least ${characters(params['limit'] as number)}`,
      };
    }
    case 'not':
      return {
        at: path,
        found: show(data),
        allowed: `anything but ${show((parentSchema?.['not'] as { const?: unknown } | undefined)?.const)}`,
        fix: 'name an exact version',
      };
    default:
      return {
        at: path,
        found: `${show(data)} ${message ?? keyword}`,
        allowed: allowedBy(parentSchema),
        fix: 'change the value',
      };
  }
}

/** What a schema allows, in the fewest words that are exact. */
function allowedBy(schema: unknown): string | undefined {
  const { description, pattern, minLength, type, enum: values } = (schema ?? {}) as Record<string, unknown>;
  if (Array.isArray(values)) return values.join(', ');
  const parts = [
    ...(typeof description === 'string' ? [description.replace(/\.$/, '')] : []),
    ...(typeof pattern === 'string' ? [`text that matches ${pattern}`] : []),
    ...(typeof minLength === 'number' ? [`text of at least ${characters(minLength)}`] : []),
  ];
  return parts.join('; ') || (typeof type === 'string' ? type : undefined);
}

function characters(count: number): string {
  return `${count} ${count === 1 ? 'character' : 'characters'}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
