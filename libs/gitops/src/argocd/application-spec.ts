import type { Cluster, Repository } from '@delivery/fleet';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';

type Spec = NonNullable<IApplication['spec']>;
export type ApplicationSource = NonNullable<Spec['source']>;

/** The cluster that Argo CD itself runs in. */
export const inCluster = 'https://kubernetes.default.svc';

/** Of an Application whose deletion deletes its objects. */
export const finalizers = ['resources-finalizer.argocd.argoproj.io'];

interface SpecProps {
  readonly project: string;
  readonly source: ApplicationSource;
  readonly namespace: string;
  /** Whether another sync object ships the CRD of a kind in it. */
  readonly customResources: boolean;
}

/** What every Application does, whatever its source. */
export function applicationSpec({ project, source, namespace, customResources }: SpecProps): Spec {
  // served since Argo CD 3.2, missing in the published types: a retry takes the newest commit, not the one that failed
  const refresh = { refresh: true };
  return {
    project,
    source,
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

/**
 * A folder of this repository at the ref of the cluster's ring.
 *
 * @param include - glob below `path`; without it, all of the folder
 */
export function directory(
  repository: Repository,
  { ring }: Cluster,
  path: string,
  include?: string,
): ApplicationSource {
  return {
    repoURL: repository.url,
    targetRevision: ring.ref,
    path,
    directory: { recurse: true, ...(include !== undefined && { include }) },
  };
}
