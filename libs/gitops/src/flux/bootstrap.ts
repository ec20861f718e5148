import type { Manifest } from '@delivery/manifest';
import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import type { BootstrapEstate } from '../engine.ts';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';
import { kustomizationOf, sourceName } from './kustomization.ts';
import { lockdown } from './lockdown.ts';

export function bootstrap({ cluster, repository, crdFolders }: BootstrapEstate): readonly Manifest[] {
  const source: IGitRepository['spec'] = {
    interval: '1m',
    timeout: '1m',
    url: repository.url,
    ref: { branch: cluster.ring.ref },
    // only this cluster, and of the CRDs only the versions it uses: the Kustomization "crds" syncs all that is checked out
    sparseCheckout: [`generated/clusters/${cluster.name}`, ...crdFolders.map((folder) => `generated/crds/${folder}`)],
  };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: {
        name: sourceName,
        namespace: 'flux-system',
        labels: syncLabels(sourceName, platformOwner),
        annotations: protectedAnnotations,
      },
      spec: source,
    },
    kustomizationOf({
      name: 'root',
      owner: platformOwner,
      path: `generated/clusters/${cluster.name}/gitops`,
      timeout: '15m',
      dependsOn: [],
      protected: true,
    }),
    ...lockdown,
  ];
}
