import type { Manifest } from '@delivery/manifest';
import type { TestCluster } from './case.ts';

const labels = { 'app.kubernetes.io/name': 'order' };
const meta = (name: string, namespace = 'shop') => ({ name, namespace });

/** The valid fleet of the cases: folder of the cluster → objects. App `shop`, and what syncs it. */
export function baseOf({
  name,
  engine = 'argocd',
  ring,
  environment = 'production',
}: TestCluster): Readonly<Record<string, readonly Manifest[]>> {
  const ref = `ring/${ring ?? environment}`;
  const sync = engine === 'argocd' ? argocd(name, ref) : flux(name, ref);
  return { ...sync, 'apps/shop': [...workload(), ...state(), ...access()] };
}

function workload(): Manifest[] {
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...meta('order'), labels },
      spec: {
        replicas: 4,
        selector: { matchLabels: labels },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: 'order',
            terminationGracePeriodSeconds: 45,
            containers: [
              {
                name: 'order',
                image: `registry.example/order:1.4.1@sha256:${'a'.repeat(64)}`,
                ports: [{ name: 'http', containerPort: 8080 }],
                env: [{ name: 'REGION', value: 'eu-west-1' }],
                resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
                readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
                livenessProbe: { httpGet: { path: '/live', port: 'http' } },
                lifecycle: { preStop: { sleep: { seconds: 10 } } },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: meta('order'),
      spec: { type: 'ClusterIP', selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: meta('order'),
      spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: meta('order'),
      data: { LOG_LEVEL: 'info' },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta('order') },
  ];
}

function state(): Manifest[] {
  const cache = { 'app.kubernetes.io/name': 'cache' };
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: meta('cache'),
      spec: {
        replicas: 3,
        serviceName: 'cache',
        selector: { matchLabels: cache },
        template: {
          metadata: { labels: cache },
          spec: { containers: [{ name: 'cache', image: `registry.example/cache:7.4.0@sha256:${'b'.repeat(64)}` }] },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: 'fast',
              resources: { requests: { storage: '10Gi' } },
            },
          },
        ],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: meta('uploads'),
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '20Gi' } } },
    },
  ];
}

function access(): Manifest[] {
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: meta('order'),
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'gateway' } } }],
            ports: [{ port: 8080 }],
          },
        ],
        egress: [
          {
            to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
            ports: [{ port: 53, protocol: 'UDP' }],
          },
        ],
      },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: meta('order'),
      rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['order'], verbs: ['get'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: meta('order'),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'order' },
      subjects: [{ kind: 'ServiceAccount', name: 'order', namespace: 'shop' }],
    },
  ];
}

const repoURL = 'https://git.example/platform.git';

function argocd(cluster: string, targetRevision: string): Record<string, Manifest[]> {
  const application = (name: string, path: string, finalizers: readonly string[]): Manifest => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { ...meta(name, 'argocd'), ...(finalizers.length > 0 && { finalizers }) },
    spec: {
      project: name === 'root' ? 'platform' : 'shop',
      destination: { server: 'https://kubernetes.default.svc', namespace: name === 'root' ? 'argocd' : name },
      source: { repoURL, targetRevision, path: `generated/clusters/${cluster}/${path}`, directory: { recurse: true } },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
    },
  });
  return {
    'bootstrap/argocd': [application('root', 'gitops', [])],
    gitops: [
      application('shop', 'apps/shop', ['resources-finalizer.argocd.argoproj.io']),
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: meta('shop', 'argocd'),
        spec: {
          sourceRepos: [repoURL],
          destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop' }],
          clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
        },
      },
    ],
  };
}

function flux(cluster: string, branch: string): Record<string, Manifest[]> {
  const kustomization = (name: string, path: string): Manifest => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: meta(name, 'flux-system'),
    spec: {
      interval: '10m',
      path: `./generated/clusters/${cluster}/${path}`,
      prune: true,
      wait: true,
      sourceRef: { kind: 'GitRepository', name: 'platform' },
    },
  });
  return {
    'bootstrap/flux-system': [
      kustomization('root', 'gitops'),
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        metadata: meta('platform', 'flux-system'),
        spec: { interval: '1m', url: repoURL, ref: { branch } },
      },
    ],
    gitops: [kustomization('shop', 'apps/shop')],
  };
}
