import { crdSourcesOf } from '@delivery/kubernetes';
import type { Manifest } from '@delivery/manifest';
import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import type { Estate } from '../engine.ts';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';
import { kustomizationOf, sourceName } from './kustomization.ts';

export function bootstrap({ cluster, repository }: Estate): readonly Manifest[] {
  const source: IGitRepository['spec'] = {
    interval: '1m',
    timeout: '1m',
    url: repository.url,
    ref: { branch: cluster.ring.ref },
    // only this cluster, and of the CRDs only the versions it uses: the Kustomization "crds" syncs all that is checked out
    sparseCheckout: [
      `generated/clusters/${cluster.name}`,
      ...crdSourcesOf(cluster.engine).map(({ name, version }) => `generated/crds/${name}/${version}`),
    ],
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
    lockdown(),
  ];
}

/**
 * Patch of the kustomize-controller that `flux install` made: Kustomizations read sources of their own namespace only, bases of this
 * repository only, and without an account of their own they may do nothing. `ssa: Merge` keeps every field that does not stand here.
 *
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 * @see https://fluxcd.io/flux/faq/#how-to-patch-coredns-and-other-pre-installed-addons
 */
function lockdown(): Manifest {
  const labels = { app: 'kustomize-controller' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'kustomize-controller',
      namespace: 'flux-system',
      annotations: { ...protectedAnnotations, 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' },
    },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'manager',
              // a list without keys: all arguments of the installation stand here again
              args: [
                '--events-addr=http://notification-controller.flux-system.svc.cluster.local./',
                '--watch-all-namespaces=true',
                '--log-level=info',
                '--log-encoding=json',
                '--enable-leader-election',
                '--no-cross-namespace-refs=true',
                '--no-remote-bases=true',
                '--default-service-account=default',
              ],
            },
          ],
        },
      },
    },
  };
}
