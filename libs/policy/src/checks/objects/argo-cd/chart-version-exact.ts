import type { Check } from '../../../check.ts';
import { fieldsAt, textAt, type Fields } from '../../../fields.ts';
import { inTurn, type Wrong } from '../../../pods/each.ts';
import { stated } from '../../../shown.ts';
import { eachObject } from '../each-object.ts';
import { eachApplication, isChart, sourcesOf } from './applications.ts';
import { isExactVersion } from './revisions.ts';

export const chartVersionExact: Check = {
  id: 'A08a',
  name: 'chart-version-exact',
  title: 'Every chart has an exact version',
  why: 'A range, or no version, installs whatever was published last, on each cluster at another time and without a review.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/#helm',
    'https://fluxcd.io/flux/components/helm/helmreleases/#chart-template',
  ],
  fix: 'write the one version that was reviewed',
  good: [
    { name: 'HelmRelease with a version' },
    {
      name: 'Application with a version',
      on: 'Application argocd/order',
      set: { 'spec.source': { chart: 'reloader', targetRevision: 'v2.2.3-rc.1' } },
    },
    {
      name: 'Application with a digest',
      on: 'Application argocd/order',
      set: { 'spec.source': { chart: 'reloader', targetRevision: `sha256:${'0'.repeat(64)}` } },
    },
    {
      name: 'HelmRelease whose source says the version',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.chart': undefined, 'spec.chartRef': { kind: 'OCIRepository', name: 'reloader' } },
    },
    {
      name: 'a folder, which has no version',
      on: 'Application argocd/order',
      set: { 'spec.source.targetRevision': 'ring/canary' },
    },
    {
      name: 'OCIRepository with a digest',
      add: [ociRepository({ digest: `sha256:${'0'.repeat(64)}`, tag: 'latest' })],
    },
    { name: 'OCIRepository with one version', add: [ociRepository({ tag: '2.2.3' })] },
  ],
  bad: [
    {
      name: 'Application with a range',
      on: 'Application argocd/order',
      set: { 'spec.source': { chart: 'reloader', targetRevision: '2.2.x' } },
      at: 'spec.source.targetRevision',
      found: 'targetRevision "2.2.x"',
    },
    {
      name: 'Application without a version, as the second source',
      on: 'Application argocd/order',
      set: { 'spec.sources': [{ path: 'values', ref: 'values' }, { chart: 'reloader' }] },
      at: 'spec.sources[1].targetRevision',
      found: 'targetRevision not set',
    },
    {
      name: 'HelmRelease with a range',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.chart.spec.version': '>=2.2.3' },
      at: 'spec.chart.spec.version',
      found: 'version ">=2.2.3"',
    },
    {
      name: 'HelmRelease without a version',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.chart.spec.version': undefined },
      at: 'spec.chart.spec.version',
      found: 'version not set',
    },
    {
      name: 'HelmRelease with two numbers of three',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.chart.spec.version': '2.2' },
      at: 'spec.chart.spec.version',
      found: 'version "2.2"',
    },
    {
      name: 'HelmRelease with a range that ends like a version',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.chart.spec.version': '1.0.0 - 2.2.3' },
      at: 'spec.chart.spec.version',
      found: 'version "1.0.0 - 2.2.3"',
    },
    {
      name: 'OCIRepository that follows a tag',
      on: 'OCIRepository flux-system/reloader',
      add: [ociRepository({ tag: 'latest' })],
      at: 'spec.ref.tag',
      found: 'tag "latest"',
    },
    {
      name: 'OCIRepository that follows a range',
      on: 'OCIRepository flux-system/reloader',
      add: [ociRepository({ semver: '2.x', tag: '2.2.3' })],
      at: 'spec.ref.semver',
      found: 'semver "2.x"',
    },
    {
      name: 'OCIRepository without a ref, which is latest',
      on: 'OCIRepository flux-system/reloader',
      add: [ociRepository(undefined)],
      at: 'spec.ref.tag',
      found: 'tag not set',
    },
  ],
  inspect: inTurn(
    eachApplication(function* (spec) {
      for (const source of sourcesOf(spec)) {
        if (isChart(source)) yield* wrongAt([...source.path, 'targetRevision'], source.fields);
      }
    }),
    eachObject('helm.toolkit.fluxcd.io', 'HelmRelease', (release) => {
      const chart = fieldsAt(release, 'spec', 'chart', 'spec');
      return chart['chart'] === undefined ? [] : wrongAt(['spec', 'chart', 'spec', 'version'], chart);
    }),
    eachObject('source.toolkit.fluxcd.io', 'OCIRepository', (repository) => {
      const ref = fieldsAt(repository, 'spec', 'ref');
      const used = ['digest', 'semver'].find((field) => ref[field] !== undefined) ?? 'tag';
      return wrongAt(['spec', 'ref', used], ref);
    }),
  ),
};

function* wrongAt(path: readonly (string | number)[], fields: Fields): Iterable<Wrong> {
  const field = String(path.at(-1));
  const version = textAt(fields, field);
  if (isExactVersion(version ?? '')) return;
  yield { path, found: stated(field, version), allowed: 'one version, e.g. 1.4.1, or a digest' };
}

function ociRepository(ref: Fields | undefined) {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: 'reloader', namespace: 'flux-system' },
    spec: { url: 'oci://registry.example/charts/reloader', interval: '1h', ref },
  };
}
