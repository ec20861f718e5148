import { describe, expect, it } from 'vitest';
import { compared, type Files } from '../../testing/compare-folders.ts';
import { configMap } from '../../testing/manifests.ts';

const DEPENDS = '  dependsOn:\n    - name: infrastructure\n';

/** As in the examples of Flux: clusters that reconcile overlays of the same apps. */
function repository(edit: Files = {}): Files {
  const cluster = (name: string): Files => ({
    [`clusters/${name}/apps.yaml`]: kustomization(
      'apps',
      `./apps/${name}`,
      '  dependsOn:\n    - name: infrastructure\n',
    ),
    [`clusters/${name}/infrastructure.yaml`]: kustomization('infrastructure', './infrastructure'),
    [`apps/${name}/kustomization.yaml`]: kustomize(
      ['../base/podinfo'],
      'patches:\n  - path: values.yaml\n    target:\n      kind: HelmRelease\n',
    ),
    [`apps/${name}/values.yaml`]: helmRelease('1.0.0', `  values:\n    host: podinfo.${name}\n`).replace(
      / {2}interval[\s\S]*version.*\n/,
      '',
    ),
  });
  return {
    ...cluster('production'),
    ...cluster('staging'),
    'apps/base/podinfo/kustomization.yaml': kustomize(['namespace.yaml', 'release.yaml']),
    'apps/base/podinfo/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: podinfo\n',
    'apps/base/podinfo/release.yaml': helmRelease('6.5.0'),
    'infrastructure/config.yaml': configMap('settings', 'a', 'flux-system'),
    ...edit,
  };
}

function kustomization(name: string, path: string, rest = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
${rest}  sourceRef:
    kind: GitRepository
    name: flux-system
  path: ${path}
  prune: true
`;
}

function kustomize(resources: readonly string[], rest = ''): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${resources.map((one) => `  - ${one}\n`).join('')}${rest}`;
}

function helmRelease(version: string, rest = ''): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: podinfo
spec:
  interval: 50m
  chart:
    spec:
      chart: podinfo
      sourceRef:
        kind: HelmRepository
        name: podinfo
      version: ${version}
${rest}`;
}

const diff = (edit: Files) => compared(repository(), repository(edit));

describe('a Flux repository', () => {
  it('another version of a chart is a change on each cluster that nobody can see into', async () => {
    expect(await diff({ 'apps/base/podinfo/release.yaml': helmRelease('6.6.0') })).toMatchInlineSnapshot(`
      "exit 0
      2 objects changed on 2 of 2 clusters; 1 that cannot be seen into  old → new

        · spec.chart.spec.version 6.5.0 → 6.6.0  HelmRelease podinfo/podinfo  on production, staging, live
            spec.chart.spec.version
              - 6.5.0
              + 6.6.0

        opaque chart podinfo 6.5.0 → 6.6.0 changes  on production, staging"
    `);
  });

  it('an object of a base is one of every cluster whose Kustomization leads to it', async () => {
    const labelled = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: podinfo\n  labels:\n    team: web\n';
    expect(await diff({ 'apps/base/podinfo/namespace.yaml': labelled })).toMatchInlineSnapshot(`
      "exit 0
      2 objects changed on 2 of 2 clusters  old → new

        · metadata.labels added  Namespace podinfo  on production, staging, live
            metadata.labels
              + team: web"
    `);
  });

  it('a patch and a kustomization are files, told with what they are not', async () => {
    const values = repository()['apps/staging/values.yaml']!.replace('podinfo.staging', 'podinfo.test');
    expect(await diff({ 'apps/staging/values.yaml': values })).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 1 that cannot be seen into  old → new
      note  1 file is to be rendered by Kustomize: patches, names, images and generators are not applied here (apps/staging/values.yaml)

        opaque apps/staging/values.yaml changes  on staging"
    `);
  });

  it('another path of a Kustomization takes away what the old one led to', async () => {
    const apps = kustomization('apps', './apps/next', DEPENDS);
    expect(
      await diff({ 'clusters/staging/apps.yaml': apps, 'apps/next/config.yaml': configMap('next', 'a', 'podinfo') }),
    ).toMatchInlineSnapshot(`
      "exit 0
      1 object added, 2 removed, 1 changed on 1 of 2 clusters; 4 that cannot be seen into  old → new

        · 2 objects removed from apps  Namespace podinfo and 1 more  on staging, 1 of 2 clusters, delete

        · new ConfigMap podinfo/next  on staging, live

        · spec.path ./apps/staging → ./apps/next  Kustomization flux-system/apps  on staging, 1 of 2 clusters, live
            spec.path
              - ./apps/staging
              + ./apps/next

        opaque apps/base/podinfo/kustomization.yaml goes  on staging
        opaque apps/staging/kustomization.yaml goes  on staging
        opaque apps/staging/values.yaml goes  on staging
        opaque chart podinfo goes  on staging"
    `);
  });

  it('suspend is a change of the Kustomization', async () => {
    const apps = kustomization('apps', './apps/production', `${DEPENDS}  suspend: true\n`);
    expect(await diff({ 'clusters/production/apps.yaml': apps })).toMatchInlineSnapshot(`
      "exit 0
      1 object changed on 1 of 2 clusters  old → new

        · spec.suspend added: true  Kustomization flux-system/apps  on production, 1 of 2 clusters, live
            staging: without it
            spec.suspend
              + true"
    `);
  });
});
