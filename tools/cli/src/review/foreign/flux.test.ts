import { describe, expect, it } from 'vitest';
import { compared, type Files } from '../../testing/compare-folders.ts';
import { configMap } from '../../testing/manifests.ts';

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
    expect(await diff({ 'apps/base/podinfo/release.yaml': helmRelease('6.6.0') })).toMatchInlineSnapshot();
  });

  it('an object of a base is one of every cluster whose Kustomization leads to it', async () => {
    const labelled = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: podinfo\n  labels:\n    team: web\n';
    expect(await diff({ 'apps/base/podinfo/namespace.yaml': labelled })).toMatchInlineSnapshot();
  });

  it('a patch and a kustomization are files, told with what they are not', async () => {
    const values = repository()['apps/staging/values.yaml']!.replace('podinfo.staging', 'podinfo.test');
    expect(await diff({ 'apps/staging/values.yaml': values })).toMatchInlineSnapshot();
  });

  it('another path of a Kustomization takes away what the old one led to', async () => {
    const apps = kustomization('apps', './apps/next');
    expect(
      await diff({ 'clusters/staging/apps.yaml': apps, 'apps/next/config.yaml': configMap('next', 'a', 'podinfo') }),
    ).toMatchInlineSnapshot();
  });

  it('suspend is a change of the Kustomization', async () => {
    const apps = kustomization('apps', './apps/production', '  suspend: true\n');
    expect(await diff({ 'clusters/production/apps.yaml': apps })).toMatchInlineSnapshot();
  });
});
