import type { EffectRow } from '../row.ts';

/** Sync objects: what they apply is made anew elsewhere. */
export const engines: readonly EffectRow[] = [
  {
    kinds: ['argoproj.io/Application'],
    fields: ['spec.destination'],
    effect: 'recreate',
    source: 'https://github.com/argoproj/argo-cd/issues/9172',
  },
  {
    kinds: ['kustomize.toolkit.fluxcd.io/Kustomization'],
    fields: ['spec.kubeConfig', 'spec.targetNamespace', 'spec.namePrefix', 'spec.nameSuffix'],
    effect: 'recreate',
    source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
  },
  {
    kinds: ['helm.toolkit.fluxcd.io/HelmRelease'],
    fields: ['spec.kubeConfig', 'spec.releaseName', 'spec.storageNamespace', 'spec.targetNamespace'],
    effect: 'recreate',
    source: 'https://fluxcd.io/flux/components/helm/helmreleases/#release-name',
  },
];
