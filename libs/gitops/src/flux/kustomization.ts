import type { Manifest } from '@delivery/manifest';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels, type SyncUnit } from '../sync-unit.ts';

/** Name of the only GitRepository of a cluster. */
export const sourceName = 'delivery';

/** The account that `flux install` binds to cluster-admin; all other Kustomizations run as their owner. */
const platformAccount = 'kustomize-controller';

/** "engine" owns the root, and the root waits for "engine": so it waits for everything of the bootstrap but the root. */
const engineChecks = [
  { apiVersion: 'apps/v1', kind: 'Deployment', name: 'kustomize-controller', namespace: 'flux-system' },
  { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: sourceName, namespace: 'flux-system' },
];

interface KustomizationProps {
  readonly name: string;
  readonly owner: string;
  readonly path: string;
  readonly timeout: string;
  readonly dependsOn: readonly string[];
  readonly protected: boolean;
  /** Objects to wait for. @default - all of its objects */
  readonly healthChecks?: NonNullable<IKustomization['spec']>['healthChecks'];
}

/**
 * The Kustomization of one app. It waits until its objects are ready, so that `dependsOn` orders what is healthy.
 * Never `postBuild`: it would rewrite `${…}` in dashboards.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export function kustomization({ app, path, position, bootstrap }: SyncUnit): Manifest {
  return kustomizationOf({
    name: app.name,
    owner: app.owner,
    path,
    timeout: '5m',
    dependsOn: position.dependsOn,
    protected: app.protected === true,
    ...(bootstrap && { healthChecks: engineChecks }),
  });
}

export function kustomizationOf({
  name,
  owner,
  path,
  timeout,
  dependsOn,
  protected: isProtected,
  healthChecks,
}: KustomizationProps): Manifest {
  const spec: IKustomization['spec'] = {
    interval: '10m',
    retryInterval: '1m',
    timeout,
    path: `./${path}`,
    prune: true,
    ...(healthChecks ? { wait: false, healthChecks } : { wait: true }),
    serviceAccountName: owner === platformOwner ? platformAccount : owner,
    sourceRef: { kind: 'GitRepository', name: sourceName },
    ...(dependsOn.length > 0 && { dependsOn: dependsOn.map((other) => ({ name: other })) }),
  };
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: {
      name,
      namespace: 'flux-system',
      labels: syncLabels(name, owner),
      ...(isProtected && { annotations: protectedAnnotations }),
    },
    spec,
  };
}
