import type { EffectRow } from '../row.ts';

/** Of every kind. */
export const metadata: { readonly decisive: readonly EffectRow[]; readonly common: readonly EffectRow[] } = {
  decisive: [
    {
      kinds: ['*'],
      fields: ['status'],
      effect: 'none',
      source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    },
    {
      kinds: ['*'],
      fields: ['apiVersion'],
      effect: 'none',
      source: 'https://kubernetes.io/docs/reference/using-api/#api-versioning',
    },
    {
      kinds: ['*'],
      annotations: ['crossplane.io/external-name'],
      effect: 'recreate',
      source: 'https://docs.crossplane.io/latest/managed-resources/managed-resources/#naming-external-resources',
    },
  ],
  common: [
    {
      kinds: ['*'],
      labels: ['app.kubernetes.io/managed-by', 'app.kubernetes.io/version', 'helm.sh/chart'],
      effect: 'none',
      source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
    },
    {
      kinds: ['*'],
      annotations: [
        'argocd.argoproj.io/',
        'helm.sh/',
        'kubectl.kubernetes.io/',
        'kustomize.toolkit.fluxcd.io/',
        'meta.helm.sh/',
      ],
      effect: 'none',
      source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
    },
  ],
};
