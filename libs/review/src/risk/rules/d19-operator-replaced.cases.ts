import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const FLUX = [{ name: 'prod', engine: 'flux' as const }];
const IMAGE = 'spec.template.spec.containers[0].image';

const provider: Manifest = {
  apiVersion: 'pkg.crossplane.io/v1',
  kind: 'Provider',
  metadata: { name: 'aws-s3' },
  spec: { package: 'xpkg.example/provider-aws-s3:v1.21.0' },
};
const composition: Manifest = {
  apiVersion: 'apiextensions.crossplane.io/v1',
  kind: 'Composition',
  metadata: { name: 'database' },
  spec: { compositeTypeRef: { apiVersion: 'example.com/v1', kind: 'XDatabase' } },
};
const release = (chart: string): Manifest => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: chart, namespace: 'shop' },
  spec: { chart: { spec: { chart, version: '1.18.2', sourceRef: { kind: 'HelmRepository', name: 'x' } } } },
});
const application = (chart: string): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: chart, namespace: 'argocd' },
  spec: {
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    source: { repoURL: 'https://charts.example', chart, targetRevision: '1.18.2' },
  },
});
const deployment = (name: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { spec: { containers: [{ name: 'main', image: `registry.example/${name}:v1.7.1` }] } } },
});

const both = (...manifests: readonly Manifest[]): Pick<Case, 'both'> => ({ both: { add: { 'apps/shop': manifests } } });
const before = (...manifests: readonly Manifest[]): Pick<Case, 'before'> => ({
  before: { add: { 'apps/shop': manifests } },
});
const changed = (object: string, field: string, to: unknown): Pick<Case, 'after'> => ({
  after: { set: { [object]: { [field]: to } } },
});

const VERSION = 'spec.chart.spec.version';
const REVISION = 'spec.source.targetRevision';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a Provider that goes',
    decides: 'kind Provider',
    ...before(provider),
    object: 'pkg.crossplane.io/Provider//aws-s3',
    field: '',
  },
  {
    name: 'a Composition that goes',
    decides: 'kind Composition',
    ...before(composition),
    object: 'apiextensions.crossplane.io/Composition//database',
    field: '',
  },
  {
    name: 'the chart of an operator that goes',
    decides: 'kind HelmRelease',
    clusters: FLUX,
    ...before(release('cert-manager')),
    object: 'helm.toolkit.fluxcd.io/HelmRelease/shop/cert-manager',
    field: '',
  },
  {
    name: 'the workload of an operator that goes',
    decides: 'kind Deployment',
    ...before(deployment('postgres-operator')),
    object: 'apps/Deployment/shop/postgres-operator',
    field: '',
  },
  {
    name: 'another major version of a package',
    decides: 'Provider spec.package',
    ...both(provider),
    ...changed('Provider aws-s3', 'spec.package', 'xpkg.example/provider-aws-s3:v2.0.0'),
    object: 'pkg.crossplane.io/Provider//aws-s3',
    field: 'spec.package',
  },
  {
    name: 'another major version of a chart',
    decides: VERSION,
    clusters: FLUX,
    ...both(release('cert-manager')),
    ...changed('HelmRelease shop/cert-manager', VERSION, '2.0.0'),
    object: 'helm.toolkit.fluxcd.io/HelmRelease/shop/cert-manager',
    field: VERSION,
  },
  {
    name: 'a version that is not exact any more',
    decides: `${VERSION} range`,
    clusters: FLUX,
    ...both(release('cert-manager')),
    ...changed('HelmRelease shop/cert-manager', VERSION, '>=1.18.0'),
    object: 'helm.toolkit.fluxcd.io/HelmRelease/shop/cert-manager',
    field: VERSION,
  },
  {
    name: 'another major version for Argo CD',
    decides: REVISION,
    ...both(application('kyverno')),
    ...changed('Application argocd/kyverno', REVISION, '3.0.0'),
    object: 'argoproj.io/Application/argocd/kyverno',
    field: REVISION,
  },
  {
    name: 'another major version of an image',
    decides: 'containers.image',
    ...both(deployment('postgres-operator')),
    ...changed('Deployment shop/postgres-operator', IMAGE, 'registry.example/postgres-operator:v2.0.0'),
    object: 'apps/Deployment/shop/postgres-operator',
    field: 'spec.template.spec.containers[name=main].image',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a minor version of a package',
    decides: 'Provider spec.package',
    ...both(provider),
    ...changed('Provider aws-s3', 'spec.package', 'xpkg.example/provider-aws-s3:v1.22.0'),
  },
  {
    name: 'a minor version of a chart',
    decides: VERSION,
    clusters: FLUX,
    ...both(release('cert-manager')),
    ...changed('HelmRelease shop/cert-manager', VERSION, '1.19.0'),
  },
  {
    name: 'a chart that is no operator',
    decides: 'spec.chart.spec.chart',
    clusters: FLUX,
    ...both(release('podinfo')),
    ...changed('HelmRelease shop/podinfo', VERSION, '2.0.0'),
  },
  {
    name: 'a workload that is no operator',
    decides: 'kind Deployment',
    ...both(deployment('pay')),
    ...changed('Deployment shop/pay', IMAGE, 'registry.example/pay:v2.0.0'),
  },
  {
    name: 'an operator that its engine keeps',
    decides: 'metadata.annotations["argocd.argoproj.io/sync-options"]',
    before: {
      add: {
        'apps/shop': [
          {
            ...provider,
            metadata: { name: 'aws-s3', annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } },
          },
        ],
      },
    },
  },
  {
    name: 'a range that becomes exact',
    decides: REVISION,
    both: { add: { 'apps/shop': [application('kyverno')] } },
    before: { set: { 'Application argocd/kyverno': { [REVISION]: '1.*' } } },
  },
];
