import type { FileDocument, TreeFile } from './file.ts';

/** A file that holds these values, one document each. */
export function file(path: string, ...values: readonly unknown[]): TreeFile {
  const documents = values.map((value, i): FileDocument => ({ value, line: i * 10 + 1 }));
  const text = JSON.stringify(values);
  return { path, id: `${path} ${text}`, mentions: (word) => text.includes(word), documents: () => documents };
}

export function configMap(name: string, namespace?: string): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...(namespace !== undefined && { namespace }) } };
}

/** @param path - folder that it syncs */
export function application(name: string, path: string, destination: object, source: object = {}): object {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { source: { path, ...source }, destination },
  };
}

/** Of Flux. */
export function fluxKustomization(name: string, path: string, spec: object = {}): object {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec: { path, prune: true, ...spec },
  };
}

/** Of Kustomize. */
export function kustomization(...resources: readonly string[]): object {
  return { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources };
}
