import { expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

it('a Kustomization names its source, its account and what it waits for', () => {
  expect(
    namesOf(
      objectOf('kustomize.toolkit.fluxcd.io/v1 Kustomization', {
        spec: {
          sourceRef: { kind: 'OCIRepository', name: 'a' },
          serviceAccountName: 'b',
          dependsOn: [{ name: 'd' }, { name: 'e', namespace: 'flux-system' }],
          decryption: { secretRef: { name: 'f' }, serviceAccountName: 'g' },
          postBuild: {
            substituteFrom: [
              { kind: 'ConfigMap', name: 'h' },
              { kind: 'Secret', name: 'i' },
            ],
          },
          targetNamespace: 'j',
          healthChecks: [
            { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'k', namespace: 'db' },
            { apiVersion: 'v1', kind: 'Service', name: 'l' },
          ],
        },
      }),
    ),
  ).toEqual([
    'spec.decryption.secretRef.name: /Secret shop/f',
    'spec.decryption.serviceAccountName: /ServiceAccount shop/g',
    'spec.dependsOn[0].name: kustomize.toolkit.fluxcd.io/Kustomization shop/d',
    'spec.dependsOn[1].name: kustomize.toolkit.fluxcd.io/Kustomization flux-system/e',
    'spec.healthChecks[0].name: apps/StatefulSet db/k',
    'spec.healthChecks[1].name: /Service shop/l',
    'spec.postBuild.substituteFrom[0].name: /ConfigMap shop/h',
    'spec.postBuild.substituteFrom[1].name: /Secret shop/i',
    'spec.serviceAccountName: /ServiceAccount shop/b',
    'spec.sourceRef.name: source.toolkit.fluxcd.io/OCIRepository shop/a',
    'spec.targetNamespace: /Namespace */j',
  ]);
});

it('a HelmRelease names its chart, its values and its namespaces', () => {
  expect(
    namesOf(
      objectOf('helm.toolkit.fluxcd.io/v2 HelmRelease', {
        spec: {
          chart: { spec: { sourceRef: { kind: 'GitRepository', name: 'a' }, verify: { secretRef: { name: 'b' } } } },
          chartRef: { kind: 'HelmChart', name: 'c' },
          dependsOn: [{ name: 'd' }],
          valuesFrom: [{ kind: 'Secret', name: 'e' }, { name: 'f' }],
          targetNamespace: 'g',
          storageNamespace: 'h',
          serviceAccountName: 'i',
        },
      }),
    ),
  ).toEqual([
    'spec.chart.spec.sourceRef.name: source.toolkit.fluxcd.io/GitRepository shop/a',
    'spec.chart.spec.verify.secretRef.name: /Secret shop/b',
    'spec.chartRef.name: source.toolkit.fluxcd.io/HelmChart shop/c',
    'spec.dependsOn[0].name: helm.toolkit.fluxcd.io/HelmRelease shop/d',
    'spec.serviceAccountName: /ServiceAccount shop/i',
    'spec.storageNamespace: /Namespace */h',
    'spec.targetNamespace: /Namespace */g',
    'spec.valuesFrom[0].name: /Secret shop/e',
    'spec.valuesFrom[1].name: /ConfigMap shop/f',
  ]);
  expect(
    namesOf(
      objectOf('helm.toolkit.fluxcd.io/v2 HelmRelease', {
        spec: {
          chart: { spec: { sourceRef: { name: 'a' } } },
          chartRef: { name: 'b' },
          targetNamespace: 'c',
          install: { createNamespace: true },
        },
      }),
    ),
  ).toEqual([
    'spec.chart.spec.sourceRef.name: source.toolkit.fluxcd.io/HelmRepository shop/a',
    'spec.chartRef.name: source.toolkit.fluxcd.io/OCIRepository shop/b',
  ]);
});

it('sources name credentials', () => {
  expect(
    namesOf(
      objectOf('source.toolkit.fluxcd.io/v1 OCIRepository', {
        spec: {
          secretRef: { name: 'a' },
          certSecretRef: { name: 'b' },
          proxySecretRef: { name: 'c' },
          verify: { secretRef: { name: 'd' } },
          serviceAccountName: 'e',
        },
      }),
    ),
  ).toEqual([
    'spec.certSecretRef.name: /Secret shop/b',
    'spec.proxySecretRef.name: /Secret shop/c',
    'spec.secretRef.name: /Secret shop/a',
    'spec.serviceAccountName: /ServiceAccount shop/e',
    'spec.verify.secretRef.name: /Secret shop/d',
  ]);
  expect(
    namesOf(objectOf('source.toolkit.fluxcd.io/v1 HelmChart', { spec: { sourceRef: { kind: 'Bucket', name: 'a' } } })),
  ).toEqual(['spec.sourceRef.name: source.toolkit.fluxcd.io/Bucket shop/a']);
  expect(namesOf(objectOf('source.toolkit.fluxcd.io/v1 HelmChart', { spec: { sourceRef: { name: 'a' } } }))).toEqual([
    'spec.sourceRef.name: source.toolkit.fluxcd.io/HelmRepository shop/a',
  ]);
});

it('what tells others names whom and how', () => {
  expect(
    namesOf(objectOf('notification.toolkit.fluxcd.io/v1beta3 Alert', { spec: { providerRef: { name: 'a' } } })),
  ).toEqual(['spec.providerRef.name: notification.toolkit.fluxcd.io/Provider shop/a']);
  expect(
    namesOf(
      objectOf('notification.toolkit.fluxcd.io/v1beta3 Provider', {
        spec: { secretRef: { name: 'a' }, certSecretRef: { name: 'b' }, proxySecretRef: { name: 'c' } },
      }),
    ),
  ).toEqual([
    'spec.certSecretRef.name: /Secret shop/b',
    'spec.proxySecretRef.name: /Secret shop/c',
    'spec.secretRef.name: /Secret shop/a',
  ]);
  expect(
    namesOf(objectOf('notification.toolkit.fluxcd.io/v1 Receiver', { spec: { secretRef: { name: 'a' } } })),
  ).toEqual(['spec.secretRef.name: /Secret shop/a']);
});

it('what follows images names where they are', () => {
  expect(
    namesOf(objectOf('image.toolkit.fluxcd.io/v1 ImagePolicy', { spec: { imageRepositoryRef: { name: 'a' } } })),
  ).toEqual(['spec.imageRepositoryRef.name: image.toolkit.fluxcd.io/ImageRepository shop/a']);
  expect(
    namesOf(objectOf('image.toolkit.fluxcd.io/v1 ImageRepository', { spec: { secretRef: { name: 'a' } } })),
  ).toEqual(['spec.secretRef.name: /Secret shop/a']);
  expect(
    namesOf(objectOf('image.toolkit.fluxcd.io/v1 ImageUpdateAutomation', { spec: { sourceRef: { name: 'a' } } })),
  ).toEqual(['spec.sourceRef.name: source.toolkit.fluxcd.io/GitRepository shop/a']);
  expect(
    namesOf(
      objectOf('image.toolkit.fluxcd.io/v1 ImageUpdateAutomation', {
        spec: { sourceRef: { kind: 'Bucket', name: 'a' } },
      }),
    ),
  ).toEqual(['spec.sourceRef.name: source.toolkit.fluxcd.io/Bucket shop/a']);
});

it('what is applied to another cluster names nothing there', () => {
  const spec = {
    kubeConfig: { secretRef: { name: 'a' } },
    serviceAccountName: 'b',
    targetNamespace: 'c',
    storageNamespace: 'd',
    healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'e' }],
    values: { priorityClassName: 'f', imagePullSecrets: [{ name: 'g' }] },
  };
  const named = ['spec.kubeConfig.secretRef.name: /Secret shop/a'];
  expect(namesOf(objectOf('kustomize.toolkit.fluxcd.io/v1 Kustomization', { spec }))).toEqual(named);
  expect(namesOf(objectOf('helm.toolkit.fluxcd.io/v2 HelmRelease', { spec }))).toEqual(named);
});
