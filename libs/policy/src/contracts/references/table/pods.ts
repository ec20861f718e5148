import type { Row } from './row.ts';

const CONTAINERS = '{containers,initContainers,ephemeralContainers}[]';

/** What a pod names; paths are below its spec. */
export const podRows: readonly Row[] = [
  ['serviceAccountName', '/ServiceAccount'],
  ['imagePullSecrets[].name', '/Secret'],
  ['priorityClassName', 'scheduling.k8s.io/PriorityClass'],
  ['runtimeClassName', 'node.k8s.io/RuntimeClass'],
  ['resourceClaims[].resourceClaimName', 'resource.k8s.io/ResourceClaim'],
  ['resourceClaims[].resourceClaimTemplateName', 'resource.k8s.io/ResourceClaimTemplate'],
  [`${CONTAINERS}.env[].valueFrom.configMapKeyRef.name`, '/ConfigMap'],
  [`${CONTAINERS}.env[].valueFrom.secretKeyRef.name`, '/Secret'],
  [`${CONTAINERS}.envFrom[].configMapRef.name`, '/ConfigMap'],
  [`${CONTAINERS}.envFrom[].secretRef.name`, '/Secret'],
  [`${CONTAINERS}.env[].value`, '/Service', { form: 'url' }],
  ['volumes[].configMap.name', '/ConfigMap'],
  ['volumes[].secret.secretName', '/Secret'],
  ['volumes[].projected.sources[].configMap.name', '/ConfigMap'],
  ['volumes[].projected.sources[].secret.name', '/Secret'],
  ['volumes[].persistentVolumeClaim.claimName', '/PersistentVolumeClaim'],
  ['volumes[].ephemeral.volumeClaimTemplate.spec.storageClassName', 'storage.k8s.io/StorageClass'],
  ['volumes[].csi.nodePublishSecretRef.name', '/Secret'],
  ['volumes[].csi.volumeAttributes.secretProviderClass', 'secrets-store.csi.x-k8s.io/SecretProviderClass'],
];
