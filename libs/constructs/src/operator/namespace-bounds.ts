import type { ILimitRange } from 'kubernetes-models/v1/LimitRange';
import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota';

/** What the pods of a namespace may ask for together, about twice what they do. */
export interface NamespaceBounds {
  /** Of requests; limits may be five times as high. */
  readonly cpu: number;
  /** Gibibytes, of requests and limits. */
  readonly memory: number;
  readonly pods: number;
}

/** Keeps a mistake in one namespace of the platform from taking the nodes of services. */
export function namespaceBounds(
  namespace: string,
  { cpu, memory, pods }: NamespaceBounds,
): readonly [IResourceQuota, ILimitRange] {
  const size = { cpu: '100m', memory: '64Mi', 'ephemeral-storage': '128Mi' };
  return [
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace },
      spec: {
        hard: {
          'requests.cpu': `${cpu}`,
          'requests.memory': `${memory}Gi`,
          'requests.ephemeral-storage': `${Math.ceil(pods / 8)}Gi`,
          'limits.cpu': `${cpu * 5}`,
          'limits.memory': `${memory}Gi`,
          'limits.ephemeral-storage': `${Math.ceil(pods / 2)}Gi`,
          pods: `${pods}`,
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'limits', namespace },
      spec: { limits: [{ type: 'Container', default: size, defaultRequest: { ...size, cpu: '10m' } }] },
    },
  ];
}
