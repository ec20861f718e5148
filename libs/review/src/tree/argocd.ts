import { groupOf, type Manifest } from '@delivery/manifest';
import picomatch from 'picomatch/posix.js';
import { at, isRecord, listAt, textAt } from './fields.ts';
import type { OpaqueSource, SyncUnit } from './sync-unit.ts';

export const ARGOCD = 'argoproj.io';
const IN_CLUSTER = new Set(['https://kubernetes.default.svc', 'in-cluster']);
const MANIFESTS = /\.(?:ya?ml|json)$/i;

export function isApplication(object: Manifest): boolean {
  return object.kind === 'Application' && groupOf(object) === ARGOCD;
}

/**
 * @param home - cluster that the Application itself is on
 * @param holds - whether the tree has a folder or file
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 */
export function argocdUnit(
  application: Manifest,
  file: string,
  home: string,
  holds: (path: string) => boolean,
): SyncUnit {
  const { spec } = application;
  const sources = [at(spec, 'source'), ...listAt(spec, 'sources')].filter(isRecord);
  const local = sources.flatMap((source) => {
    const path = folder(textAt(source, 'path'));
    return path === undefined || textAt(source, 'chart') !== undefined || !holds(path) ? [] : [{ source, path }];
  });
  const automated = at(spec, 'syncPolicy', 'automated');
  const on = isRecord(automated) && automated['enabled'] !== false;
  const project = textAt(spec, 'project');
  const targetNamespace = textAt(spec, 'destination', 'namespace');
  const applies = local.map(({ source, path }) => reads(source, path));
  return {
    engine: 'argocd',
    cluster: destination(spec) ?? home,
    namespace: application.metadata.namespace ?? 'argocd',
    name: application.metadata.name,
    manifest: application,
    file,
    applies: (path) => applies.some((read) => read(path)),
    paths: local.map(({ path }) => path),
    opaque: sources.flatMap(opaque(local.map(({ source }) => source))),
    prunes: on && automated['prune'] === true,
    suspended: !on,
    ...(targetNamespace !== undefined && { targetNamespace }),
    ...(project !== undefined && { project }),
  };
}

/** Undefined: the cluster that Argo CD itself runs in. */
function destination(spec: unknown): string | undefined {
  const name = textAt(spec, 'destination', 'name') ?? textAt(spec, 'destination', 'server');
  return name === undefined || IN_CLUSTER.has(name) ? undefined : name;
}

function reads(source: Readonly<Record<string, unknown>>, folder: string): (path: string) => boolean {
  const directory = at(source, 'directory');
  const include = textAt(directory, 'include');
  const exclude = textAt(directory, 'exclude');
  // A folder with a tool's own file is read by that tool, as deep as it asks for.
  const deep = directory === undefined || at(directory, 'recurse') === true;
  const included = include === undefined || include === '' ? () => true : picomatch(include);
  const excluded = exclude === undefined || exclude === '' ? () => false : picomatch(exclude);
  return (path) => {
    if (path === folder) return true;
    const rest = below(path, folder);
    return (
      rest !== undefined && MANIFESTS.test(rest) && (deep || !rest.includes('/')) && included(rest) && !excluded(rest)
    );
  };
}

function opaque(local: readonly unknown[]): (source: Readonly<Record<string, unknown>>) => OpaqueSource[] {
  return (source) => {
    if (local.includes(source)) return [];
    const chart = textAt(source, 'chart');
    const path = folder(textAt(source, 'path'));
    if (chart === undefined && path === undefined) return [];
    const from = textAt(source, 'repoURL') ?? '';
    const version = textAt(source, 'targetRevision') ?? '';
    return [{ kind: chart === undefined ? 'repository' : 'chart', name: chart ?? path ?? '', from, version }];
  };
}

/** A path as the tree writes it: `./apps/` → `apps`, `.` → `''`. */
export function folder(path: string | undefined): string | undefined {
  return path?.replace(/^\.?\/+|^\.$/, '').replace(/\/+$/, '');
}

/** The part of a path below a folder; undefined when it is not there. */
export function below(path: string, folder: string): string | undefined {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
