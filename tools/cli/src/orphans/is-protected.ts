import type { Manifest } from '@delivery/manifest';

/** Whether both engines keep an object when it leaves the tree: by what they are told, not by its kind. */
export function isProtected({ metadata: { annotations = {} } }: Manifest): boolean {
  const options = annotations['argocd.argoproj.io/sync-options']?.split(',') ?? [];
  return options.includes('Prune=false') && annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled';
}
