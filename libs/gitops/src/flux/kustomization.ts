import type { Manifest } from '@delivery/manifest';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels, type SyncUnit } from '../sync-unit.ts';
import { kustomizeController, lockdown } from './lockdown.ts';

/** Name of the only GitRepository of a cluster. */
export const sourceName = 'delivery';

/** "engine" owns the root, and the root waits for "engine": so it waits for everything of the bootstrap but the root. */
const engineChecks = [
  ...lockdown.map(({ apiVersion, kind, metadata: { name } }) => ({ apiVersion, kind, name, namespace: 'flux-system' })),
  { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: sourceName, namespace: 'flux-system' },
];

/**
 * Health of a Rollout. Flux knows it from the status of other kinds by a number, `observedGeneration`, which here is a string: without
 * this the whole Kustomization fails. A Rollout that is paused waits for its steps or a person, and must not hold up others.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions
 * @see https://github.com/argoproj/argo-rollouts/issues/4672
 */
const rolloutHealth = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  inProgress: "status.observedGeneration != string(metadata.generation) || status.phase == 'Progressing'",
  failed: "status.phase == 'Degraded'",
  current: "status.phase == 'Healthy' || status.phase == 'Paused'",
};

interface KustomizationProps {
  readonly name: string;
  readonly owner: string;
  readonly path: string;
  readonly timeout: string;
  readonly dependsOn: readonly string[];
  readonly protected: boolean;
  /** Objects to wait for. @default - all of its objects */
  readonly healthChecks?: NonNullable<IKustomization['spec']>['healthChecks'];
  /** @default - no Rollout in it */
  readonly rollouts?: boolean;
}

/**
 * The Kustomization of one app. It waits until its objects are ready, so that `dependsOn` orders what is healthy.
 * Never `postBuild`: it would rewrite `${…}` in dashboards.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export function kustomization({ app, path, position, bootstrap, rollouts }: SyncUnit): Manifest {
  return kustomizationOf({
    name: app.name,
    owner: app.owner,
    path,
    // as long as a rollout may take that goes by steps
    timeout: rollouts ? '15m' : '5m',
    dependsOn: position.dependsOn,
    protected: app.protected === true,
    ...(bootstrap && { healthChecks: engineChecks }),
    rollouts,
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
  rollouts,
}: KustomizationProps): Manifest {
  const spec: IKustomization['spec'] = {
    interval: '10m',
    retryInterval: '1m',
    timeout,
    path: `./${path}`,
    prune: true,
    ...(healthChecks ? { wait: false, healthChecks } : { wait: true }),
    serviceAccountName: owner === platformOwner ? kustomizeController : owner,
    sourceRef: { kind: 'GitRepository', name: sourceName },
    ...(rollouts && { healthCheckExprs: [rolloutHealth] }),
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
