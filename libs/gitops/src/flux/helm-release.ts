import type { Repository } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import type { IHelmRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository';
import { chartAddress, type ChartRelease } from '../chart-release.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';
import { helmController } from './lockdown.ts';

/**
 * The release of a chart and the repository that it comes from, both beside the Kustomizations. What somebody changes by hand is put
 * back.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 * @see https://fluxcd.io/flux/components/source/helmrepositories/
 */
export function helmRelease(
  { name, namespace, chart, values }: ChartRelease,
  repository: Repository,
): readonly Manifest[] {
  const metadata = { name, namespace: 'flux-system', labels: syncLabels(name, platformOwner) };
  const url = chartAddress(repository, chart);
  const source: IHelmRepository['spec'] = {
    ...(url.startsWith('oci://') && { type: 'oci' as const }),
    url,
    interval: '1h',
    timeout: '1m',
  };
  const release: IHelmRelease['spec'] = {
    interval: '10m',
    timeout: '5m',
    releaseName: name,
    targetNamespace: namespace,
    // beside what it installed, where `helm list` looks
    storageNamespace: namespace,
    serviceAccountName: helmController,
    chart: {
      spec: {
        chart: chart.name,
        version: chart.version,
        interval: '1h',
        sourceRef: { kind: 'HelmRepository', name },
      },
    },
    // a cluster whose link is down at first comes up later; an upgrade that fails leaves the old version running
    install: { crds: 'Skip', remediation: { retries: -1 } },
    upgrade: { crds: 'Skip', remediation: { retries: 5, remediateLastFailure: true, strategy: 'rollback' } },
    driftDetection: { mode: 'enabled' },
    maxHistory: 5,
    values: { ...values },
  };
  return [
    { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmRepository', metadata, spec: source },
    { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata, spec: release },
  ];
}
