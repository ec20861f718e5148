import picomatch from 'picomatch/posix.js';
import { takes } from '../../risk/look/selector.ts';
import { folder } from '../argocd.ts';
import { at, isRecord, listAt, textAt, textsAt } from '../fields.ts';
import type { TreeFile } from '../file.ts';
import { type Fill, filled, type Params } from './template.ts';

/** What generators give. */
export interface Generated {
  /** One for each Application, with the generator's own changes to the template. */
  readonly made: readonly { readonly params: Params; readonly template?: unknown }[];
  /** Generators that ask a cluster or a service, so that nobody knows here what they give, e.g. `clusters`. */
  readonly unknown: readonly string[];
}

export interface Context {
  readonly files: readonly TreeFile[];
  /** Every folder of the tree. */
  readonly folders: () => readonly string[];
  readonly go: boolean;
  readonly fill: Fill;
}

const NOTHING: Generated = { made: [], unknown: [] };

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/ */
export function generate(generator: unknown, context: Context): Generated {
  if (!isRecord(generator)) return NOTHING;
  const kind = Object.keys(generator).find((key) => key !== 'selector') ?? '';
  const spec = generator[kind];
  const { made, unknown } = generatedBy(kind, spec, context);
  const template = at(spec, 'template');
  const { selector } = generator;
  const chosen = made.filter(({ params }) => selector === undefined || takes(selector, labelsOf(params)));
  return { made: template === undefined ? chosen : chosen.map((one) => ({ ...one, template })), unknown };
}

function generatedBy(kind: string, spec: unknown, context: Context): Generated {
  switch (kind) {
    case 'list':
      if (textAt(spec, 'elementsYaml') !== undefined) return { made: [], unknown: ['list with elementsYaml'] };
      return {
        made: listAt(spec, 'elements')
          .filter(isRecord)
          .map((params) => ({ params })),
        unknown: [],
      };
    case 'git':
      return {
        made: git(spec, context).map((params) => ({ params: { ...params, ...values(spec, params, context) } })),
        unknown: [],
      };
    case 'matrix':
      return matrix(listAt(spec, 'generators'), context);
    case 'merge':
      return merge(listAt(spec, 'generators'), textsAt(spec, 'mergeKeys'), context);
    default:
      return { made: [], unknown: [kind] };
  }
}

/** Every one of the first with every one of the second, which may use what the first says. */
function matrix([first, second]: readonly unknown[], context: Context): Generated {
  const left = generate(first, context);
  const rights = left.made.map(({ params }) => generate(filled(second, params, context.fill), context));
  // Without a first one nobody sees what the second would be.
  const unknown = [
    ...left.unknown,
    ...(left.made.length === 0 ? generate(second, context).unknown : []),
    ...rights.flatMap((right) => right.unknown),
  ];
  return {
    made: left.made.flatMap(({ params }, i) =>
      (rights[i]?.made ?? []).map((right) => ({ params: { ...params, ...right.params } })),
    ),
    unknown: [...new Set(unknown)],
  };
}

/** The first one, with what the others say of the same keys. */
function merge(generators: readonly unknown[], keys: readonly string[], context: Context): Generated {
  const [base, ...others] = generators.map((one) => generate(one, context));
  const idOf = (params: Params) =>
    JSON.stringify(keys.map((key) => params[key] ?? at(params, ...key.split('.')) ?? null));
  const made = (base?.made ?? []).map(({ params }) => ({
    params: others.reduce<Params>((merged, { made: more }) => {
      const found = more.find((one) => idOf(one.params) === idOf(params));
      return found ? { ...merged, ...found.params } : merged;
    }, params),
  }));
  return { made, unknown: [...new Set([base, ...others].flatMap((one) => one?.unknown ?? []))] };
}

function git(spec: unknown, { files, folders, go }: Context): readonly Params[] {
  const prefix = textAt(spec, 'pathParamPrefix');
  const directories = chosen(spec, 'directories');
  if (directories)
    return folders()
      .filter(directories)
      .map((path) => pathParams(path, go, prefix));
  const wanted = chosen(spec, 'files');
  if (!wanted) return [];
  return files
    .filter(({ path }) => wanted(path))
    .flatMap((file) =>
      file
        .documents()
        .flatMap(({ value }) => (Array.isArray(value) ? value : [value]))
        .map((value) => ({
          ...(isRecord(value) ? value : {}),
          ...pathParams(
            file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))),
            go,
            prefix,
            file.path.slice(file.path.lastIndexOf('/') + 1),
          ),
        })),
    );
}

/** Whether a path is taken by a list of globs, of which some may exclude; undefined without a list. */
function chosen(spec: unknown, field: 'directories' | 'files'): ((path: string) => boolean) | undefined {
  const entries = listAt(spec, field);
  if (entries.length === 0) return undefined;
  const globs = entries.flatMap((entry) => {
    const path = folder(textAt(entry, 'path'));
    return path === undefined || path === '' ? [] : [{ path: picomatch(path), exclude: at(entry, 'exclude') === true }];
  });
  return (path) =>
    globs.some((glob) => !glob.exclude && glob.path(path)) && !globs.some((glob) => glob.exclude && glob.path(path));
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/ */
function pathParams(path: string, go: boolean, prefix: string | undefined, filename?: string): Params {
  const segments = path.split('/');
  const basename = segments.at(-1) ?? '';
  const names: Record<string, string> = {
    basename,
    basenameNormalized: normalized(basename),
    ...(filename !== undefined && { filename, filenameNormalized: normalized(filename) }),
  };
  const inner = go ? { path: { path, segments, ...names } } : flat(path, segments, names);
  if (prefix === undefined) return inner;
  return go
    ? { [prefix]: inner }
    : Object.fromEntries(Object.entries(inner).map(([key, value]) => [`${prefix}.${key}`, value]));
}

function flat(path: string, segments: readonly string[], names: Readonly<Record<string, string>>): Params {
  return {
    path,
    ...Object.fromEntries(segments.map((segment, i) => [`path[${i}]`, segment])),
    ...Object.fromEntries(Object.entries(names).map(([key, value]) => [`path.${key}`, value])),
  };
}

/** A part of a name as Kubernetes takes it. */
function normalized(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
}

function values(spec: unknown, params: Params, { go, fill }: Context): Params {
  const given = at(spec, 'values');
  if (!isRecord(given)) return {};
  const said = filled(given, params, fill) as Params;
  return go
    ? { values: said }
    : Object.fromEntries(Object.entries(said).map(([key, value]) => [`values.${key}`, value]));
}

/** What a selector of a generator looks at: every plain value, those inside others by their path. */
function labelsOf(params: Params, before = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([key, value]): readonly (readonly [string, string])[] => {
      if (isRecord(value)) return Object.entries(labelsOf(value, `${before}${key}.`));
      return typeof value === 'object' ? [] : [[before + key, String(value)]];
    }),
  );
}
