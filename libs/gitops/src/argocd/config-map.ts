import type { Manifest } from '@delivery/manifest';
import { protectedAnnotations } from '../protection.ts';
import { platformOwner, syncLabels } from '../sync-unit.ts';

/** Configuration of Argo CD, which finds it by the part-of label. */
export function configMap(name: string, data: Readonly<Record<string, string>>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace: 'argocd',
      labels: { ...syncLabels(name, platformOwner), 'app.kubernetes.io/part-of': 'argocd' },
      annotations: protectedAnnotations,
    },
    data,
  };
}
