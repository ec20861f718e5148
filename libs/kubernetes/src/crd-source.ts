/** A pinned Go module that ships CustomResourceDefinitions. `npm run build:crds` writes its kinds to `libs/kubernetes/crds/<name>/<version>.json`. */
export interface CrdSource {
  /** Folder under `generated/crds/`, e.g. `argo-cd`. */
  readonly name: string;
  /** Version of the module without `v`, e.g. `3.5.7`. */
  readonly version: string;
  readonly module: string;
  /** Files inside the module. */
  readonly files: readonly string[];
  /** Engine whose clusters need it; absent: every cluster. */
  readonly engine?: 'argocd' | 'flux';
}

/**
 * Versions of the engines equal those that `tools/cluster/mods` builds, so that what end-to-end tests apply is what clusters get.
 * Only kinds that the tree uses are listed.
 */
export const crdSources: readonly CrdSource[] = [
  {
    name: 'argo-cd',
    version: '3.5.7',
    module: 'github.com/argoproj/argo-cd/v3',
    files: ['manifests/crds/application-crd.yaml', 'manifests/crds/appproject-crd.yaml'],
    engine: 'argocd',
  },
  {
    name: 'external-secrets',
    version: '1.3.2',
    module: 'github.com/external-secrets/external-secrets',
    files: [
      'config/crds/bases/external-secrets.io_externalsecrets.yaml',
      'config/crds/bases/external-secrets.io_secretstores.yaml',
    ],
  },
  {
    name: 'kustomize-controller',
    version: '1.9.5',
    module: 'github.com/fluxcd/kustomize-controller',
    files: ['config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml'],
    engine: 'flux',
  },
  {
    name: 'source-controller',
    version: '1.9.5',
    module: 'github.com/fluxcd/source-controller',
    files: ['config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml'],
    engine: 'flux',
  },
];

/** The sources a cluster with this engine needs, in the order of the table. */
export function crdSourcesOf(engine: 'argocd' | 'flux'): readonly CrdSource[] {
  return crdSources.filter((source) => source.engine === undefined || source.engine === engine);
}
