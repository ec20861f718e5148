import { namespacesOf, ownersOf } from '@delivery/catalog';
import type { Manifest } from '@delivery/manifest';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import { chartAddress } from '../chart-release.ts';
import { chartClusterKinds, platformClusterKinds } from '../cluster-kinds.ts';
import type { Estate } from '../engine.ts';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';
import { tenantKinds } from '../tenant-kinds.ts';
import { inCluster } from './application-spec.ts';
import { chartProject, chartRepoURL } from './chart-application.ts';

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
  sourceRepos: readonly string[],
  namespaces: readonly string[],
): Pick<ProjectSpec, 'sourceRepos' | 'destinations'> {
  const sorted = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    sourceRepos: sorted(sourceRepos),
    destinations: sorted(namespaces).map((namespace) => ({ server: inCluster, namespace })),
  };
}

/** One AppProject an owner: exact repository, exact namespaces, the kinds that services have, nothing of the cluster itself. */
export function tenancy(estate: Estate): readonly Manifest[] {
  const { apps, repository } = estate;
  const projects = ownersOf(apps).map(({ owner, namespaces }) =>
    project(owner, owner, {
      description: `Services of ${owner}`,
      ...into([repository.url], namespaces),
      orphanedResources: { warn: true },
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: tenantKinds.map(({ group, kind }) => ({ group, kind })),
    }),
  );
  return [...projects, ...operatorsProject(estate)];
}

/**
 * The AppProject of charts of others, where a cluster has some: exact chart repositories, the namespaces and the kinds without a namespace
 * that the pins name. A chart may put any kind into these namespaces: what it holds is not in the tree.
 */
function operatorsProject({ apps, repository }: Estate): readonly Manifest[] {
  const charts = apps.flatMap((app) => app.charts ?? []);
  if (charts.length === 0) return [];
  return [
    project(chartProject, platformOwner, {
      description: 'Helm charts of operators',
      ...into(
        charts.map((chart) => chartRepoURL(chartAddress(repository, chart))),
        charts.flatMap(({ namespaces }) => namespaces),
      ),
      clusterResourceWhitelist: chartClusterKinds(apps).map((kind) => ({ ...kind })),
    }),
  ];
}

/**
 * The AppProject of the root and of everything that the platform owns: all namespaces of the tree, and the cluster-scoped kinds of our own
 * objects. No warning about orphans: what the installation left in `argocd` and what tenants own would all be counted.
 */
export function platformProject({ apps, cluster, repository }: Estate): Manifest {
  const namespaces = namespacesOf(apps, cluster).map(({ name }) => name);
  return project(platformOwner, platformOwner, {
    description: 'Foundation of the cluster, and the root of all Applications',
    ...into([repository.url], ['argocd', ...namespaces]),
    clusterResourceWhitelist: platformClusterKinds(apps).map((kind) => ({ ...kind })),
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
