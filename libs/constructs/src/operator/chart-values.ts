import type { BuildContext } from '@delivery/component';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';

/** Values that charts take under different names. */

export interface PodSecurityContext {
  readonly runAsNonRoot: true;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly fsGroup?: number;
  readonly seccompProfile: { readonly type: 'RuntimeDefault' };
}

export interface ContainerSecurityContext {
  readonly allowPrivilegeEscalation: false;
  readonly capabilities: { readonly drop: readonly ['ALL'] };
  readonly readOnlyRootFilesystem: true;
  readonly runAsNonRoot: true;
  readonly seccompProfile: { readonly type: 'RuntimeDefault' };
}

/** What the restricted Pod Security Standard asks of a pod, for charts whose defaults do not. The image decides the user. */
export const restrictedPod: PodSecurityContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

/** As `restrictedPod`, for an unprivileged user whom the image does not have; volumes belong to its group. */
export const restrictedPodOf = (userId: number) =>
  ({
    ...restrictedPod,
    runAsUser: userId,
    runAsGroup: userId,
    fsGroup: userId,
    fsGroupChangePolicy: 'OnRootMismatch',
    appArmorProfile: { type: 'RuntimeDefault' },
  }) as const;

/** As `restrictedPod`, of a container. */
export const restrictedContainer: ContainerSecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

export interface ContainerResources {
  readonly requests: Readonly<Record<'cpu' | 'memory' | 'ephemeral-storage', string>>;
  readonly limits: Readonly<Record<'cpu' | 'memory' | 'ephemeral-storage', string>>;
}

/**
 * What a container of an operator asks for. It is the same in every environment: an operator grows with the objects of its cluster, not
 * with the requests of callers.
 *
 * @param cpu - requested, and the limit
 * @param memory - requested and the limit
 */
export function chartResources(cpu: readonly [string, string], memory: string): ContainerResources {
  return {
    requests: { cpu: cpu[0], memory, 'ephemeral-storage': '64Mi' },
    // room for five logs of 10Mi, at which kubelets rotate
    limits: { cpu: cpu[1], memory, 'ephemeral-storage': '256Mi' },
  };
}

/** A public image where the cluster pulls it, e.g. `quay.io/jetstack/cert-manager-webhook`. */
export function mirrored({ cluster, overlay }: BuildContext, repository: string): string {
  const [registry = '', ...path] = repository.split('/');
  return [overlay.mirror(cluster, registry), ...path].join('/');
}

/**
 * Constraints that spread the pods with these labels over zones and nodes as far as there is room: an operator must run somewhere.
 * Empty where a cluster has too few nodes.
 */
export function chartSpread(
  { cluster }: BuildContext,
  labels: Readonly<Record<string, string>>,
): readonly ITopologySpreadConstraint[] {
  if (cluster.availability === 'development') return [];
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...labels } },
  }));
}
