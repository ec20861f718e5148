import { groupOf, type Manifest } from '@delivery/manifest';
import { ARGOCD } from '../argocd.ts';
import { at, isRecord, listAt, textAt, textsAt } from '../fields.ts';
import type { TreeFile } from '../file.ts';
import { generate } from './generators.ts';
import { filled, fillFast, fillGo, isFilled } from './template.ts';

/** What an ApplicationSet makes of this tree. */
export interface Expansion {
  readonly applications: readonly Manifest[];
  /** Why there may be more: generators that ask a cluster or a service, templates that nobody can fill here. */
  readonly unknown: readonly string[];
}

const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

export function isApplicationSet(object: Manifest): boolean {
  return object.kind === 'ApplicationSet' && groupOf(object) === ARGOCD;
}

/**
 * The Applications as the controller would make them. Git generators are taken to read this tree.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */
export function expand(set: Manifest, files: readonly TreeFile[]): Expansion {
  const { spec } = set;
  const go = at(spec, 'goTemplate') === true;
  const fill = go ? fillGo : fillFast;
  const context = { files, folders: foldersOf(files), go, fill };
  const generated = listAt(spec, 'generators').map((generator) => generate(generator, context));
  const unknown = new Set(generated.flatMap((one) => one.unknown));
  const applications = new Map<string, Manifest>();
  for (const { params, template } of generated.flatMap(({ made }) => made)) {
    const application = filled(merged(at(spec, 'template'), template), params, fill);
    const name = textAt(application, 'metadata', 'name') ?? '';
    if (name !== '' && isFilled(name)) applications.set(name, applicationOf(set, name, application));
    else unknown.add(`the name ${JSON.stringify(name)}`);
  }
  return { applications: [...applications.values()], unknown: [...unknown] };
}

/** Without finalizers of its own an Application gets the one that deletes what it applied. */
function applicationOf(set: Manifest, name: string, template: unknown): Manifest {
  const own = textsAt(template, 'metadata', 'finalizers');
  const preserve = at(set.spec, 'syncPolicy', 'preserveResourcesOnDeletion') === true;
  const finalizers = preserve ? [] : own.length > 0 ? own : [FINALIZER];
  const metadata = at(template, 'metadata');
  return {
    apiVersion: set.apiVersion,
    kind: 'Application',
    metadata: {
      ...(isRecord(metadata) ? metadata : {}),
      name,
      namespace: set.metadata.namespace ?? 'argocd',
      finalizers,
    },
    spec: at(template, 'spec') ?? {},
  };
}

/** The template of a generator over that of the set. */
function merged(base: unknown, over: unknown): unknown {
  if (over === undefined || over === '') return base;
  if (!isRecord(base) || !isRecord(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], over[key])]));
}

function foldersOf(files: readonly TreeFile[]): () => readonly string[] {
  let folders: readonly string[] | undefined;
  return () => {
    if (folders) return folders;
    const all = new Set<string>();
    for (const { path } of files) {
      let end = path.lastIndexOf('/');
      for (; end > 0 && !all.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 1)) all.add(path.slice(0, end));
    }
    return (folders = [...all].sort());
  };
}
