import { groupOf } from '@delivery/manifest';
import type { TreeObject } from '../../tree/tree.ts';
import { isSyncObject } from './sync-objects.ts';

/** Kinds whose removal a rule of their own judges, whatever they say, by that rule. */
export const REMOVAL_RULES: Readonly<Record<string, readonly string[]>> = {
  D13: ['/Namespace'],
  D17: ['apiextensions.k8s.io/CustomResourceDefinition'],
  D19: [
    'pkg.crossplane.io/Provider',
    'pkg.crossplane.io/Function',
    'pkg.crossplane.io/Configuration',
    'apiextensions.crossplane.io/Composition',
    'apiextensions.crossplane.io/CompositeResourceDefinition',
  ],
  D22: ['/PersistentVolumeClaim', '/PersistentVolume', 'storage.k8s.io/StorageClass'],
  D43: ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
  D47: [
    'external-secrets.io/ExternalSecret',
    'external-secrets.io/ClusterExternalSecret',
    'external-secrets.io/SecretStore',
    'external-secrets.io/ClusterSecretStore',
  ],
  D48: ['velero.io/Schedule', 'velero.io/BackupStorageLocation'],
  D50: ['karpenter.sh/NodePool', 'karpenter.k8s.aws/EC2NodeClass', 'karpenter.azure.com/AKSNodeClass'],
};

const JUDGED = new Set(Object.values(REMOVAL_RULES).flat());

/** Namespaces of the engines themselves. */
export const ENGINE_NAMESPACES: readonly string[] = ['argocd', 'flux-system'];

/** What an engine is made of, beside its sync objects; sources count as long as something reads them. */
const ENGINE_GROUPS = ['', 'apps', 'rbac.authorization.k8s.io', 'networking.k8s.io', 'argoproj.io'];

export function isEnginePart({ manifest }: Pick<TreeObject, 'manifest'>): boolean {
  return (
    ENGINE_NAMESPACES.includes(manifest.metadata.namespace ?? '') &&
    ENGINE_GROUPS.includes(groupOf(manifest)) &&
    !isSyncObject(manifest)
  );
}

/** Whether the removal of an object is judged by a rule that knows its kind. */
export function hasRemovalRule(object: Pick<TreeObject, 'manifest'>): boolean {
  return JUDGED.has(`${groupOf(object.manifest)}/${object.manifest.kind}`) || isEnginePart(object);
}
