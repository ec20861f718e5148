import type { CrdSource } from '../crd-source.ts';

/**
 * The engines bring their own definitions when they are installed, which is outside this repository; only kinds that the tree writes
 * are listed. Versions equal those that `tools/cluster/mods` builds, so that what end-to-end tests apply is what clusters get.
 */
export const engineSources = [
  {
    name: 'argo-cd',
    version: '3.5.7',
    module: 'github.com/argoproj/argo-cd/v3',
    files: ['manifests/crds/application-crd.yaml', 'manifests/crds/appproject-crd.yaml'],
    engine: 'argocd',
  },
  {
    // the Go module proxy does not serve github.com/fluxcd/helm-controller
    name: 'helm-controller',
    version: '4.0.0',
    from: 'types',
    package: '@kubernetes-models/flux-cd',
    kinds: [
      {
        group: 'helm.toolkit.fluxcd.io',
        version: 'v2',
        kind: 'HelmRelease',
        plural: 'helmreleases',
        shortNames: ['hr'],
      },
    ],
    engine: 'flux',
  },
  {
    name: 'kustomize-controller',
    version: '1.9.5',
    module: 'github.com/fluxcd/kustomize-controller',
    files: ['config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml'],
    engine: 'flux',
  },
  {
    // nor notification-controller
    name: 'notification-controller',
    version: '4.0.0',
    from: 'types',
    package: '@kubernetes-models/flux-cd',
    kinds: [
      { group: 'notification.toolkit.fluxcd.io', version: 'v1beta3', kind: 'Alert', plural: 'alerts' },
      { group: 'notification.toolkit.fluxcd.io', version: 'v1beta3', kind: 'Provider', plural: 'providers' },
    ],
    engine: 'flux',
  },
  {
    name: 'source-controller',
    version: '1.9.5',
    module: 'github.com/fluxcd/source-controller',
    files: [
      'config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml',
      'config/crd/bases/source.toolkit.fluxcd.io_helmrepositories.yaml',
    ],
    engine: 'flux',
  },
] as const satisfies readonly CrdSource[];
