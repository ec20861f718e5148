import type { Manifest } from '@delivery/manifest';
import type { IAlert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert';
import type { IProvider } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider';
import { statusContext } from '../commit-status.ts';
import type { Estate } from '../engine.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';

const apiVersion = 'notification.toolkit.fluxcd.io/v1beta3';
const provider = 'commit-status';

/** Secret of the provider. */
export const providerSecret = 'commit-status';

type Spec = NonNullable<IAlert['spec']>;

/**
 * Posts a commit status when the last Kustomization is through: it waits for the wave before it, that for the one before, and each counts
 * only at the commit that the last one is at. Any other event that is no error would be posted as success too, e.g. that it still waits.
 * An error of any of them is a failure.
 *
 * @param last name of the Kustomization that comes after all others
 * @see https://fluxcd.io/flux/components/notification/providers/#git-commit-status-updates
 */
export function notifications(
  { cluster, repository }: Pick<Estate, 'cluster' | 'repository'>,
  last: string,
): readonly Manifest[] {
  const spec: IProvider['spec'] = {
    type: 'github',
    address: repository.url,
    secretRef: { name: providerSecret },
    commitStatusExpr: `'${statusContext(cluster)}'`,
  };
  return [
    { apiVersion, kind: 'Provider', metadata: metadata(provider), spec },
    alert('delivered', {
      eventSeverity: 'info',
      eventSources: [{ kind: 'Kustomization', name: last }],
      inclusionList: ['^Reconciliation finished in '],
    }),
    alert('failed', { eventSeverity: 'error', eventSources: [{ kind: 'Kustomization', name: '*' }] }),
  ];
}

function alert(name: string, spec: Omit<Spec, 'providerRef'>): Manifest {
  const whole: Spec = { providerRef: { name: provider }, ...spec };
  return { apiVersion, kind: 'Alert', metadata: metadata(name), spec: whole };
}

function metadata(name: string) {
  return { name, namespace: 'flux-system', labels: syncLabels(name, platformOwner) };
}
