import { isDeepStrictEqual } from 'node:util';
import type { Api } from './api.ts';
import type { Engine } from './stack.ts';

/** One Application or Kustomization, against a commit. */
export interface SyncStatus {
  readonly name: string;
  /** At the commit, all objects as committed and healthy. */
  readonly settled: boolean;
  /** For people, e.g. `OutOfSync Progressing at 1a2b3c4`. */
  readonly text: string;
}

interface Named {
  readonly metadata: { readonly name: string; readonly generation?: number };
}

export interface Application extends Named {
  readonly spec: { readonly source?: { readonly repoURL?: string; readonly chart?: string } };
  readonly status?: {
    readonly sync?: {
      readonly status?: string;
      readonly revision?: string;
      readonly comparedTo?: { readonly source?: unknown };
    };
    readonly health?: { readonly status?: string };
    readonly operationState?: { readonly phase?: string; readonly message?: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly resources?: readonly ResourceStatus[];
  };
}

interface ResourceStatus {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
}

export interface Kustomization extends Named {
  readonly spec: { readonly sourceRef: { readonly kind: string; readonly name: string } };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly lastAppliedRevision?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message: string }[];
  };
}

interface GitRepository extends Named {
  readonly status?: { readonly artifact?: { readonly revision?: string } };
}

const applications = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations';
const repositories = '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories';

/** All sync objects of the cluster. A chart has its own version: what it was compared to counts, which its values belong to. */
export async function syncStatus(api: Api, engine: Engine, commit: string): Promise<SyncStatus[]> {
  if (engine === 'argocd') return (await api.list<Application>(applications)).map((a) => applicationStatus(a, commit));
  return (await api.list<Kustomization>(kustomizations)).map((k) => kustomizationStatus(k, commit));
}

/**
 * Asks the engine to look now, as a webhook would. Argo CD is asked for each Application that is not settled: it misses
 * that a CRD became Established, and would only see it with its next look of its own.
 */
export async function requestSync(api: Api, engine: Engine, commit: string): Promise<void> {
  if (engine === 'argocd') {
    const all = await api.list<Application>(applications);
    const waiting = all.filter((application) => !applicationStatus(application, commit).settled);
    await annotate(api, applications, waiting, { 'argocd.argoproj.io/refresh': 'normal' });
  } else {
    const all = await api.list<GitRepository>(repositories);
    const behind = all.filter((r) => !r.status?.artifact?.revision?.endsWith(`:${commit}`));
    await annotate(api, repositories, behind, { 'reconcile.fluxcd.io/requestedAt': new Date().toISOString() });
  }
}

export function applicationStatus({ metadata, spec, status = {} }: Application, commit: string): SyncStatus {
  const { sync, health, operationState: operation, conditions = [], resources = [] } = status;
  const { source } = spec;
  const isChart = source?.chart !== undefined;
  const atCommit = isChart ? isDeepStrictEqual(sync?.comparedTo?.source, source) : sync?.revision === commit;
  const done = operation === undefined || operation.phase === 'Succeeded';
  const settled = atCommit && done && sync?.status === 'Synced' && health?.status === 'Healthy';
  const words = [sync?.status ?? 'not compared', health?.status ?? 'no health', 'at', short(sync?.revision)];
  // Orphans are objects that nobody synced: they say nothing about this Application.
  const told = conditions.filter(({ type }) => type !== 'OrphanedResourceWarning');
  const reasons = told.map(({ type, message }) => `${type}: ${message}`);
  if (!done) reasons.push(`${operation.phase}: ${operation.message ?? ''}`);
  return {
    name: metadata.name,
    settled,
    text: [words.join(' '), ...reasons, ...resources.flatMap(complaint)].join('; '),
  };
}

export function kustomizationStatus({ metadata, spec, status = {} }: Kustomization, commit: string): SyncStatus {
  const { observedGeneration, lastAppliedRevision: revision, conditions = [] } = status;
  const atCommit = spec.sourceRef.kind !== 'GitRepository' || revision?.endsWith(`:${commit}`) === true;
  const ready = conditions.find(({ type }) => type === 'Ready');
  const settled = atCommit && ready?.status === 'True' && observedGeneration === metadata.generation;
  const text = `Ready=${ready?.status ?? 'Unknown'} at ${short(revision?.split(':').at(-1))}; ${ready?.message ?? ''}`;
  return { name: metadata.name, settled, text };
}

function complaint({ kind, namespace, name, status, health }: ResourceStatus): string[] {
  const isFine = status === 'Synced' && (health?.status === undefined || health.status === 'Healthy');
  if (isFine) return [];
  const object = namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
  return [[object, status, health?.status, health?.message].filter(Boolean).join(' ')];
}

async function annotate(api: Api, path: string, objects: readonly Named[], annotations: Record<string, string>) {
  const patch = {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: { metadata: { annotations } },
  } as const;
  await Promise.all(objects.map(({ metadata }) => api.request(`${path}/${metadata.name}`, patch)));
}

function short(revision: string | undefined): string {
  return revision?.slice(0, 7) || 'no commit';
}
