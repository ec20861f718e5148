import type { Cluster, Repository } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels, type SyncUnit } from '../sync-unit.ts';

/** The cluster that Argo CD itself runs in. */
export const inCluster = 'https://kubernetes.default.svc';

/**
 * The Application of one app. Deleting it deletes the app's objects, protected ones aside.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
 */
export function application({
  app,
  cluster,
  repository,
  path,
  folders,
  position,
  customResources,
}: SyncUnit): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: app.name,
      namespace: 'argocd',
      labels: syncLabels(app.name, app.owner),
      annotations: {
        'argocd.argoproj.io/manifest-generate-paths': '.',
        'argocd.argoproj.io/sync-wave': String(position.wave),
        ...(app.protected && protectedAnnotations),
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: spec({
      project: app.owner,
      repository,
      cluster,
      path,
      // an AppProject admits no empty namespace; objects of the foundation all name their own
      namespace: app.service ? app.name : 'argocd',
      ...(folders && { include: `{${folders.map((folder) => `${folder}/*`).join(',')}}` }),
      customResources,
    }),
  };
}

/** The Application of Applications. It has no finalizer: deleting it must not delete a cluster. */
export function rootApplication(cluster: Cluster, repository: Repository): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'root',
      namespace: 'argocd',
      labels: syncLabels('root', platformOwner),
      annotations: {
        // "engine" owns the root, and the root waits for "engine": one of the two must not ask for the other's health
        'argocd.argoproj.io/ignore-healthcheck': 'true',
        'argocd.argoproj.io/manifest-generate-paths': '.',
        ...protectedAnnotations,
      },
    },
    spec: spec({
      project: platformOwner,
      repository,
      cluster,
      path: `generated/clusters/${cluster.name}/gitops`,
      namespace: 'argocd',
      customResources: false,
    }),
  };
}

interface SpecProps {
  readonly project: string;
  readonly repository: Repository;
  readonly cluster: Cluster;
  readonly path: string;
  readonly namespace: string;
  /** Glob below `path`. */
  readonly include?: string;
  readonly customResources: boolean;
}

function spec({
  project,
  repository,
  cluster,
  path,
  namespace,
  include,
  customResources,
}: SpecProps): NonNullable<IApplication['spec']> {
  // served since Argo CD 3.2, missing in the published types: a retry takes the newest commit, not the one that failed
  const refresh = { refresh: true };
  return {
    project,
    source: {
      repoURL: repository.url,
      targetRevision: cluster.ring.ref,
      path,
      directory: { recurse: true, ...(include !== undefined && { include }) },
    },
    destination: { server: inCluster, namespace },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '5m' }, ...refresh },
      syncOptions: [
        'ServerSideApply=true',
        'FailOnSharedResource=true',
        'PruneLast=true',
        'PrunePropagationPolicy=foreground',
        ...(customResources ? ['SkipDryRunOnMissingResource=true'] : []),
      ],
    },
  };
}
