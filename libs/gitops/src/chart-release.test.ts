import { testApp, testFoundation } from '@delivery/catalog/testing';
import { testCluster } from '@delivery/fleet/testing';
import type { Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import type { ChartRelease } from './chart-release.ts';
import { engines, type BootstrapEstate } from './engine.ts';

const repository = {
  url: 'https://git.example/platform.git',
  charts: { jetstack: 'https://charts.example/jetstack', karpenter: 'oci://registry.example/karpenter' },
};
const clusterRole = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
const chart = {
  repository: 'jetstack',
  name: 'cert-manager',
  version: 'v1.21.2',
  namespaces: ['cert-manager'],
  clusterKinds: [{ group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' }, clusterRole],
};
const oci = {
  repository: 'karpenter',
  name: 'karpenter',
  version: '1.15.1',
  namespaces: ['karpenter', 'kube-system'],
  clusterKinds: [clusterRole],
};
const release: ChartRelease = {
  name: 'issuer',
  namespace: 'cert-manager',
  chart,
  values: { replicaCount: 2, webhook: { timeoutSeconds: 3 } },
};
const install = (engine: 'argocd' | 'flux', changes: Partial<ChartRelease> = {}) =>
  engines[engine].chartRelease({ ...release, ...changes }, repository);
const spec = (objects: readonly Manifest[], kind: string) => objects.find((object) => object.kind === kind)?.['spec'];

describe('Argo CD', () => {
  it('renders the chart itself, in the project of charts, without its CRDs', () => {
    expect(install('argocd')).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name: 'issuer-chart',
          namespace: 'argocd',
          labels: {
            'app.kubernetes.io/managed-by': 'delivery',
            'app.kubernetes.io/name': 'issuer-chart',
            'app.kubernetes.io/part-of': 'delivery-platform',
            'delivery.example/owner': 'platform',
          },
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
        },
        spec: {
          project: 'operators',
          source: {
            repoURL: 'https://charts.example/jetstack',
            chart: 'cert-manager',
            targetRevision: 'v1.21.2',
            helm: { releaseName: 'issuer', skipCrds: true, valuesObject: release.values },
          },
          destination: { server: 'https://kubernetes.default.svc', namespace: 'cert-manager' },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            retry: { limit: 5, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
            syncOptions: [
              'ServerSideApply=true',
              'FailOnSharedResource=true',
              'PruneLast=true',
              'PrunePropagationPolicy=foreground',
            ],
          },
        },
      },
    ]);
  });

  it('names a registry without its scheme', () => {
    expect(spec(install('argocd', { chart: oci }), 'Application')).toMatchObject({
      source: { repoURL: 'registry.example/karpenter', chart: 'karpenter' },
    });
  });

  it('waits until a chart source was compared, too', () => {
    const estate: BootstrapEstate = { cluster: testCluster(), repository, apps: [], crdFolders: [] };
    const settings = engines.argocd.bootstrap(estate).find(({ metadata }) => metadata.name === 'argocd-cm');
    expect(JSON.stringify(settings)).toContain('seen.chart ~= wanted.chart');
  });
});

describe('the AppProjects of Argo CD', () => {
  const { tenancy, bootstrap } = engines.argocd;
  const estate = (charts: readonly (typeof chart)[]): BootstrapEstate => ({
    cluster: testCluster(),
    repository,
    apps: [
      testApp('order'),
      ...charts.map((pin) =>
        testFoundation(pin.name, {
          stage: 'operators',
          charts: [pin],
          crds: [pin.name],
          namespaces: [{ name: pin.name, podSecurity: 'restricted' }],
        }),
      ),
    ],
    crdFolders: [],
  });
  const project = (objects: readonly Manifest[], name: string) =>
    objects.find(({ kind, metadata }) => kind === 'AppProject' && metadata.name === name)?.['spec'];

  it('admit exactly the repositories, namespaces and kinds that the pins name', () => {
    expect(project(tenancy(estate([oci, chart])), 'operators')).toEqual({
      description: 'Helm charts of operators',
      sourceRepos: ['https://charts.example/jetstack', 'registry.example/karpenter'],
      destinations: ['cert-manager', 'karpenter', 'kube-system'].map((namespace) => ({
        server: 'https://kubernetes.default.svc',
        namespace,
      })),
      clusterResourceWhitelist: [
        { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
        clusterRole,
      ],
    });
  });

  it('have none for charts where there are none', () => {
    expect(project(tenancy(estate([])), 'operators')).toBeUndefined();
  });

  it('let the platform have objects of the operators of the cluster, and of no others', () => {
    const kinds = (charts: readonly (typeof chart)[]) => {
      const { clusterResourceWhitelist, destinations } = project(bootstrap(estate(charts)), 'platform') as {
        clusterResourceWhitelist: { kind: string }[];
        destinations: { namespace: string }[];
      };
      return [clusterResourceWhitelist.map(({ kind }) => kind), destinations.map(({ namespace }) => namespace)];
    };
    const admission = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
    const own = ['Namespace', ...admission, 'CustomResourceDefinition'];
    const rest = ['ClusterRole', 'ClusterRoleBinding', 'PriorityClass', 'StorageClass'];
    expect(kinds([])).toEqual([
      [...own, ...rest],
      ['argocd', 'order'],
    ]);
    expect(kinds([oci])).toEqual([
      [...own, 'EC2NodeClass', 'NodePool', ...rest],
      ['argocd', 'karpenter', 'order'],
    ]);
  });
});

describe('Flux', () => {
  it('releases the chart as the helm-controller, without its CRDs, and heals it', () => {
    const labels = {
      'app.kubernetes.io/managed-by': 'delivery',
      'app.kubernetes.io/name': 'issuer',
      'app.kubernetes.io/part-of': 'delivery-platform',
      'delivery.example/owner': 'platform',
    };
    expect(install('flux')).toEqual([
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmRepository',
        metadata: { name: 'issuer', namespace: 'flux-system', labels },
        spec: { url: 'https://charts.example/jetstack', interval: '1h', timeout: '1m' },
      },
      {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: { name: 'issuer', namespace: 'flux-system', labels },
        spec: {
          interval: '10m',
          timeout: '5m',
          releaseName: 'issuer',
          targetNamespace: 'cert-manager',
          storageNamespace: 'cert-manager',
          serviceAccountName: 'helm-controller',
          chart: {
            spec: {
              chart: 'cert-manager',
              version: 'v1.21.2',
              interval: '1h',
              sourceRef: { kind: 'HelmRepository', name: 'issuer' },
            },
          },
          install: { crds: 'Skip', remediation: { retries: -1 } },
          upgrade: { crds: 'Skip', remediation: { retries: 5, remediateLastFailure: true, strategy: 'rollback' } },
          driftDetection: { mode: 'enabled' },
          maxHistory: 5,
          values: release.values,
        },
      },
    ]);
  });

  it('says so of a registry', () => {
    expect(spec(install('flux', { chart: oci }), 'HelmRepository')).toMatchObject({
      type: 'oci',
      url: 'oci://registry.example/karpenter',
    });
  });
});

it.each(['argocd', 'flux'] as const)(
  '%s refuses a repository that clusters/repository.yaml does not list',
  (engine) => {
    expect(() => install(engine, { chart: { ...chart, repository: 'jetstak' } })).toThrow(
      'clusters/repository.yaml: charts has no "jetstak"; did you mean "jetstack"?',
    );
  },
);

it('both engines give a chart the same values, version and release name', () => {
  const application = spec(install('argocd'), 'Application') as {
    source: { targetRevision: string; helm: { releaseName: string; valuesObject: unknown } };
  };
  const helmRelease = spec(install('flux'), 'HelmRelease') as {
    releaseName: string;
    values: unknown;
    chart: { spec: { version: string } };
  };
  const { releaseName, valuesObject } = application.source.helm;
  expect([releaseName, valuesObject, application.source.targetRevision]).toEqual([
    helmRelease.releaseName,
    helmRelease.values,
    helmRelease.chart.spec.version,
  ]);
});
