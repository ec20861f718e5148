import { ownersOf } from '@delivery/catalog';
import type { Repository } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { Estate } from '../engine.ts';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';
import { tenantKinds } from '../tenant-kinds.ts';
import { inCluster } from './application.ts';

type ProjectSpec = NonNullable<IAppProject['spec']>;

function project(name: string, owner: string, spec: ProjectSpec): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    // an AppProject that goes while Applications name it stops their sync
    metadata: { name, namespace: 'argocd', labels: syncLabels(name, owner), annotations: protectedAnnotations },
    spec,
  };
}

function into(
  repository: Repository,
  namespaces: readonly string[],
): Pick<ProjectSpec, 'sourceRepos' | 'destinations'> {
  return {
    sourceRepos: [repository.url],
    destinations: namespaces.map((namespace) => ({ server: inCluster, namespace })),
  };
}

/** One AppProject an owner: exact repository, exact namespaces, the kinds that services have, nothing of the cluster itself. */
export function tenancy({ apps, repository }: Estate): readonly Manifest[] {
  return ownersOf(apps).map(({ owner, namespaces }) =>
    project(owner, owner, {
      description: `Services of ${owner}`,
      ...into(repository, namespaces),
      orphanedResources: { warn: true },
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: tenantKinds.map(({ group, kind }) => ({ group, kind })),
    }),
  );
}

/**
 * The AppProject of the root and the foundation: all namespaces of the tree, and the cluster-scoped kinds that the foundation renders.
 * No warning about orphans: what the installation left in `argocd` and what tenants own would all be counted.
 */
export function platformProject({ apps, repository }: Estate): Manifest {
  const namespaces = ownersOf(apps).flatMap((owner) => owner.namespaces);
  return project(platformOwner, platformOwner, {
    description: 'Foundation of the cluster, and the root of all Applications',
    ...into(repository, ['argocd', ...namespaces.sort()]),
    clusterResourceWhitelist: [
      { group: '', kind: 'Namespace' },
      { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
      { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
      { group: 'storage.k8s.io', kind: 'StorageClass' },
    ],
  });
}

/**
 * The built-in project, emptied: an Application that names no project of ours syncs nothing.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project
 */
export function defaultProject(): Manifest {
  return project('default', platformOwner, {
    description: 'Emptied: every Application names its owner',
    sourceRepos: [],
    sourceNamespaces: [],
    destinations: [],
    clusterResourceWhitelist: [],
    namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
  });
}
