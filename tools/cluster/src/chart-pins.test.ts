import type { Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { chartsIn } from './chart-pins.ts';

const address = 'https://charts.example.invalid';
const object = (kind: string, name: string, spec: object, namespace = 'flux-system'): Manifest => ({
  apiVersion: 'example.org/v1',
  kind,
  metadata: { name, namespace },
  spec,
});
const chart = { repoURL: address, chart: 'keda', targetRevision: '2.21.0' };
const release = (sourceRef: object, version?: string) =>
  object('HelmRelease', 'keda', { chart: { spec: { chart: 'keda', version, sourceRef } } });

it('reads the charts of Applications, with one source or several', () => {
  const other = { ...chart, chart: 'cilium' };
  const git = { repoURL: 'https://git.example.invalid', path: 'apps', targetRevision: 'main' };
  const applications = [
    object('Application', 'a', { source: chart }, 'argocd'),
    object('Application', 'b', { source: git }, 'argocd'),
    object('Application', 'c', { sources: [git, other] }, 'argocd'),
  ];
  expect(chartsIn(applications)).toEqual([
    { address, name: 'keda', version: '2.21.0' },
    { address, name: 'cilium', version: '2.21.0' },
  ]);
});

it('reads the charts of HelmReleases from the HelmRepository that they refer to', () => {
  const repository = (namespace: string, url: string) => object('HelmRepository', 'kedacore', { url }, namespace);
  const repositories = [repository('flux-system', address), repository('keda', `${address}/keda`)];
  const keda = { name: 'keda', version: '2.21.0' };
  const sourceRef = { kind: 'HelmRepository', name: 'kedacore' };
  expect(chartsIn([release(sourceRef, '2.21.0'), ...repositories])).toEqual([{ address, ...keda }]);
  expect(chartsIn([release({ ...sourceRef, namespace: 'keda' }, '2.21.0'), ...repositories])).toEqual([
    { address: `${address}/keda`, ...keda },
  ]);
});

it('passes over a HelmRelease without a version or repository', () => {
  const sourceRef = { kind: 'HelmRepository', name: 'kedacore' };
  const repository = object('HelmRepository', 'kedacore', { url: address });
  expect(chartsIn([release(sourceRef), repository])).toEqual([]);
  expect(chartsIn([release(sourceRef, '2.21.0')])).toEqual([]);
});
