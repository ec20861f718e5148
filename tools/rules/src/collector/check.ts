import { Ajv2019 } from 'ajv/dist/2019.js';
import { components } from './modules.ts';
import { schemaOf } from './schema.ts';

type Section = Readonly<Record<string, unknown>>;
type Kind = 'receivers' | 'processors' | 'exporters' | 'extensions' | 'connectors';

interface Pipeline {
  readonly receivers?: readonly string[];
  readonly processors?: readonly string[];
  readonly exporters?: readonly string[];
}

/** A configuration of the collector. */
export type Configuration = { readonly [kind in Kind]?: Section } & {
  readonly service?: {
    readonly extensions?: readonly string[];
    readonly pipelines?: Readonly<Record<string, Pipeline>>;
  };
};

const ajv = new Ajv2019({ strict: false, allErrors: true });
const validators = Object.fromEntries(
  Object.entries(components).map(([kind, paths]) => [
    kind,
    new Map(
      paths.map(schemaOf).flatMap(({ types, schema, open }) => {
        const validate = ajv.compile(schema);
        return types.map((type) => [type, { validate, open }] as const);
      }),
    ),
  ]),
);

/** References of schemas that lead nowhere, by the component's type. */
export const open = Object.values(validators).flatMap((byType) =>
  [...byType].flatMap(([type, known]) => known.open.map((ref) => `${type}: ${ref}`)),
);

const typeOf = (id: string) => id.split('/')[0] ?? '';

/** What is wrong with a configuration: fields that a component does not know or reads otherwise, and pipelines that lead nowhere. */
export function problemsIn(configuration: Configuration): readonly string[] {
  return [...settingsOf(configuration), ...wiringOf(configuration)];
}

/** Components whose authors publish no schema that can be had: their settings are not looked at. */
export function uncheckedIn(configuration: Configuration): readonly string[] {
  return ids(configuration).flatMap(({ kind, id }) =>
    validators[kind]?.has(typeOf(id)) === true ? [] : [`${kind} ${typeOf(id)}`],
  );
}

const kinds: readonly Kind[] = ['receivers', 'processors', 'exporters', 'extensions', 'connectors'];

function ids(configuration: Configuration) {
  return kinds.flatMap((kind) =>
    Object.entries(configuration[kind] ?? {}).map(([id, settings]) => ({ kind, id, settings })),
  );
}

function settingsOf(configuration: Configuration): readonly string[] {
  return ids(configuration).flatMap(({ kind, id, settings }) => {
    const validate = validators[kind]?.get(typeOf(id))?.validate;
    if (validate === undefined || validate(settings)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const field = (params as { unevaluatedProperty?: string }).unevaluatedProperty;
      return `${kind}.${id}${instancePath.replaceAll('/', '.')}: ${field === undefined ? message : `no field "${field}"`}`;
    });
  });
}

function wiringOf(configuration: Configuration): readonly string[] {
  const { pipelines = {}, extensions = [] } = configuration.service ?? {};
  const has = (id: string, ...of: readonly Kind[]) => of.some((kind) => id in (configuration[kind] ?? {}));
  const used = Object.entries(pipelines).flatMap(([pipeline, { receivers = [], processors = [], exporters = [] }]) => [
    ...receivers.map((id) => ({ at: `${pipeline}.receivers`, id, there: has(id, 'receivers', 'connectors') })),
    ...processors.map((id) => ({ at: `${pipeline}.processors`, id, there: has(id, 'processors') })),
    ...exporters.map((id) => ({ at: `${pipeline}.exporters`, id, there: has(id, 'exporters', 'connectors') })),
  ]);
  const all = [...used, ...extensions.map((id) => ({ at: 'extensions', id, there: has(id, 'extensions') }))];
  const named = new Set(all.map(({ id }) => id));
  const empty = Object.entries(pipelines).filter(
    ([, { receivers = [], exporters = [] }]) => receivers.length === 0 || exporters.length === 0,
  );
  return [
    ...all.filter(({ there }) => !there).map(({ at, id }) => `service.${at}: no component "${id}" is configured`),
    ...ids(configuration)
      .filter(({ id }) => !named.has(id))
      .map(({ kind, id }) => `${kind}.${id}: nothing uses it`),
    ...empty.map(([pipeline]) => `service.pipelines.${pipeline}: needs a receiver and an exporter`),
    ...Object.keys(pipelines)
      .filter((pipeline) => !['traces', 'metrics', 'logs', 'profiles'].includes(typeOf(pipeline)))
      .map((pipeline) => `service.pipelines.${pipeline}: no such signal`),
    ...(Object.keys(pipelines).length === 0 ? ['service.pipelines: there is none'] : []),
  ];
}
