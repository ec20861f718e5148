/**
 * Annotations of an object that must outlive its removal from the tree: both engines orphan it and go on. The same on both engines, so
 * that a cluster may change its engine and shared objects have one text.
 *
 * `confirm` is not used: it blocks every later sync of that Application.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export const protectedAnnotations: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** Kinds that hold data, or whose removal takes other objects with it. */
const protectedKinds = [
  'Namespace',
  'CustomResourceDefinition',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StatefulSet',
];

export function isProtectedKind(kind: string): boolean {
  return protectedKinds.includes(kind);
}
