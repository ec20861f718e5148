import type { Manifest } from '@delivery/manifest';

const repoURL = 'https://git.example/platform.git';
const automated = { automated: { prune: true, selfHeal: true } };

/** An Application that deletes what it applies when it is deleted. */
export function application(name: string, path: string): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    spec: {
      project: 'shop',
      destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
      source: { repoURL, targetRevision: 'ring/production', path, directory: { recurse: true } },
      syncPolicy: automated,
    },
  };
}

/** An ApplicationSet of one Application for each team. */
export function applicationSet(name: string, teams: readonly string[], more: object = {}): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name, namespace: 'argocd' },
    spec: {
      goTemplate: true,
      generators: [{ list: { elements: teams.map((team) => ({ team })) } }],
      template: {
        metadata: { name: '{{.team}}', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        spec: {
          project: 'shop',
          destination: { server: 'https://kubernetes.default.svc', namespace: '{{.team}}' },
          source: { repoURL, targetRevision: 'ring/production', path: 'generated/clusters/prod/apps/{{.team}}' },
          syncPolicy: automated,
        },
      },
      ...more,
    },
  };
}

export function kustomization(name: string, path: string): Manifest {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec: { interval: '10m', path, prune: true, sourceRef: { kind: 'GitRepository', name: 'platform' } },
  };
}

export function configMap(name: string, namespace = 'shop'): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { NAME: name } };
}

export function crd(group: string, kind: string, plural: string): Manifest {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  };
}
