import type { Cluster, Repository } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels, type SyncUnit } from '../sync-unit.ts';
import { applicationSpec, directory, finalizers } from './application-spec.ts';
import { subscription } from './notifications.ts';

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
      finalizers,
    },
    spec: applicationSpec({
      project: app.owner,
      source: directory(repository, cluster, path, folders && `{${folders.map((folder) => `${folder}/*`).join(',')}}`),
      // an AppProject admits no empty namespace; objects of the platform all name their own
      namespace: app.service ? app.name : 'argocd',
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
        ...subscription(cluster),
        ...protectedAnnotations,
      },
    },
    spec: applicationSpec({
      project: platformOwner,
      source: directory(repository, cluster, `generated/clusters/${cluster.name}/gitops`),
      namespace: 'argocd',
      customResources: false,
    }),
  };
}
