import type { Repository } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import { chartAddress, type ChartRelease } from '../chart-release.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';
import { applicationSpec, finalizers } from './application-spec.ts';

/** The AppProject of all charts. */
export const chartProject = 'operators';

/**
 * Address as Argo CD writes it: of a chart in a registry without its scheme.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#declarative
 */
export function chartRepoURL(address: string): string {
  return address.replace(/^oci:\/\//, '');
}

/**
 * The Application of a chart, which the Application of its app owns: that waits for the health of this one. Argo CD renders the chart and
 * applies what comes out, so there is no Helm release in the cluster.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export function chartApplication(
  { name, namespace, chart, values }: ChartRelease,
  repository: Repository,
): readonly Manifest[] {
  const application = `${name}-chart`;
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: application,
        namespace: 'argocd',
        labels: syncLabels(application, platformOwner),
        finalizers,
      },
      spec: applicationSpec({
        project: chartProject,
        source: {
          repoURL: chartRepoURL(chartAddress(repository, chart)),
          chart: chart.name,
          targetRevision: chart.version,
          helm: { releaseName: name, skipCrds: true, valuesObject: { ...values } },
        },
        namespace,
        customResources: false,
      }),
    },
  ];
}
