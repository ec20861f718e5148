import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import { chartResources, mirrored, type ContainerResources } from '@delivery/constructs/operator';
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { IVolume } from 'kubernetes-models/v1/Volume';
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount';

export const namespace = 'external-dns';

/** Of the pods of one release, as the chart labels them. */
export function podLabels(release: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/instance': release, 'app.kubernetes.io/name': 'external-dns' };
}

/** By which each release finds the DNSEndpoints that are its own. */
export function endpointsOf(names: 'steering' | 'global'): string {
  return `delivery.example/dns=${names}`;
}

/**
 * There is one pod: external-dns elects no leader.
 *
 * @see https://github.com/kubernetes-sigs/external-dns/blob/v0.23.0/charts/external-dns/values.yaml
 */
export interface ExternalDnsValues {
  readonly image: { readonly repository: string; readonly tag: string };
  readonly priorityClassName: string;
  readonly resources: ContainerResources;
  readonly provider: { readonly name: string };
  readonly sources: readonly ('gateway-httproute' | 'service' | 'crd')[];
  readonly domainFilters: readonly string[];
  readonly labelFilter?: string;
  /** Whether it reads objects of its own namespace only. */
  readonly namespaced?: true;
  readonly policy: 'sync' | 'upsert-only';
  readonly txtOwnerId: string;
  readonly serviceAccount?: { readonly annotations: Readonly<Record<string, string>> };
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly env?: readonly IEnvVar[];
  readonly extraArgs?: Readonly<Record<string, string | boolean>>;
  readonly extraVolumes?: readonly IVolume[];
  readonly extraVolumeMounts?: readonly IVolumeMount[];
}

/** What all releases share. Pods are restricted by the chart's own defaults. */
export function podValues(context: BuildContext): Pick<ExternalDnsValues, 'image' | 'priorityClassName' | 'resources'> {
  return {
    image: { repository: mirrored(context, 'registry.k8s.io/external-dns/external-dns'), tag: 'v0.23.0' },
    priorityClassName: priorityClasses.critical.name,
    resources: chartResources(['50m', '500m'], '256Mi'),
  };
}
