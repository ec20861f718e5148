import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeFile } from './file.ts';
import { layoutOf } from './layout.ts';
import { keyOnCluster } from './objects-of.ts';
import { application, configMap, file, fluxKustomization, kustomization } from './testing.ts';
import { treeOf, type TreeOptions } from './tree-of.ts';

const keys = (files: readonly TreeFile[], options?: TreeOptions) =>
  treeOf(files, options).objects().map(keyOnCluster).sort();
const PROD = { name: 'prod', namespace: 'web' };

describe('the cluster of an object', () => {
  it('is that of its folder', () => {
    expect(keys([file('deploy/clusters/eu/apps/order/a.yaml', configMap('a'))])).toEqual(['eu//ConfigMap//a']);
  });

  it('is what a layout says', () => {
    expect(
      keys([file('envs/eu/order.yaml', configMap('a'))], { layout: layoutOf('envs/{cluster}/{app}.yaml') }),
    ).toEqual(['eu//ConfigMap//a']);
  });

  it('is that of the Application that applies it, with its namespace', () => {
    const files = [
      file('web.yaml', application('web', 'web', PROD)),
      file('web/a.yaml', configMap('a'), configMap('b', 'own')),
    ];
    expect(keys(files)).toContain('prod//ConfigMap/web/a');
    expect(keys(files)).toContain('prod//ConfigMap/own/b');
  });

  it('is told by sync objects of sync objects', () => {
    const files = [
      file('clusters/eu/apps.yaml', fluxKustomization('apps', './apps')),
      file('apps/team.yaml', fluxKustomization('team', './team')),
      file('team/a.yaml', configMap('a')),
    ];
    expect(treeOf(files).units.map(({ name, cluster }) => [name, cluster])).toEqual([
      ['apps', 'eu'],
      ['team', 'eu'],
    ]);
    expect(keys(files)).toContain('eu//ConfigMap//a');
  });

  it('is several for a base that overlays of several clusters lead to', () => {
    const files = [
      ...['eu', 'us'].flatMap((name) => [
        file(`clusters/${name}/apps.yaml`, fluxKustomization('apps', `./apps/${name}`)),
        file(`apps/${name}/kustomization.yaml`, kustomization('../base')),
      ]),
      file('apps/base/kustomization.yaml', kustomization('a.yaml')),
      file('apps/base/a.yaml', configMap('a')),
      file('apps/base/unused.yaml', configMap('unused')),
    ];
    expect(keys(files).filter((key) => key.includes('ConfigMap'))).toEqual([
      '//ConfigMap//unused',
      'eu//ConfigMap//a',
      'us//ConfigMap//a',
    ]);
  });
});

describe('what holds no object', () => {
  it('a patch of Kustomize, though it looks like one', () => {
    const files = [
      file('a/kustomization.yaml', { resources: ['a.yaml'], patches: [{ path: 'patch.yaml' }] }),
      file('a/a.yaml', configMap('a')),
      file('a/patch.yaml', configMap('a')),
    ];
    expect(keys(files)).toEqual(['//ConfigMap//a']);
  });

  it('a template of a chart, also one that is YAML', () => {
    const files = [
      file('charts/order/Chart.yaml', { name: 'order' }),
      file('charts/order/templates/a.yaml', configMap('{{ .Release.Name }}')),
      file('charts/order/crds/b.yaml', configMap('b')),
      file('templates/c.yaml', configMap('c')),
    ];
    expect(keys(files)).toEqual(['//ConfigMap//b', '//ConfigMap//c']);
  });

  it('a sync object in a template makes nothing', () => {
    const files = [
      file('Chart.yaml', {}),
      file('templates/app.yaml', application('web', 'web', PROD)),
      file('web/a.yaml', configMap('a')),
    ];
    expect(treeOf(files).units).toEqual([]);
    expect(keys(files)).toEqual(['//ConfigMap//a']);
  });
});

describe('folders of a kustomization', () => {
  it('Argo CD applies what it leads to, and nothing else of the folder', () => {
    const files = [
      file('web.yaml', application('web', 'web', PROD)),
      file('web/kustomization.yaml', kustomization('a.yaml')),
      file('web/a.yaml', configMap('a')),
      file('web/unused.yaml', configMap('unused')),
    ];
    expect(keys(files).filter((key) => key.startsWith('prod/'))).toEqual(['prod//ConfigMap/web/a']);
  });

  it('Flux applies folders below one without, each by its own', () => {
    const files = [
      file('clusters/eu/apps.yaml', fluxKustomization('apps', './apps')),
      file('apps/a.yaml', configMap('a')),
      file('apps/web/kustomization.yaml', kustomization('b.yaml', 'sub')),
      file('apps/web/b.yaml', configMap('b')),
      file('apps/web/unused.yaml', configMap('unused')),
      file('apps/web/sub/kustomization.yaml', kustomization('c.yaml')),
      file('apps/web/sub/c.yaml', configMap('c')),
    ];
    expect(keys(files).filter((key) => key.startsWith('eu//'))).toEqual([
      'eu//ConfigMap//a',
      'eu//ConfigMap//b',
      'eu//ConfigMap//c',
    ]);
  });

  it('paths may begin with a folder that the side leaves out', () => {
    const files = [
      file('web.yaml', application('web', 'deploy/prod', PROD)),
      file('prod/kustomization.yaml', kustomization('../base')),
      file('base/kustomization.yaml', kustomization('a.yaml')),
      file('base/a.yaml', configMap('a')),
    ];
    expect(keys(files)).toContain('prod//ConfigMap/web/a');
  });
});

it('does not depend on the order of the files', () => {
  const files = [
    file('root.yaml', application('root', 'apps', { server: 'https://kubernetes.default.svc' })),
    file('apps/web.yaml', application('web', 'web/prod', PROD)),
    file('web/prod/kustomization.yaml', kustomization('../base')),
    file('web/base/kustomization.yaml', kustomization('a.yaml')),
    file('web/base/a.yaml', configMap('a')),
    file('clusters/eu/b.yaml', configMap('b')),
  ];
  const expected = keys(files);
  const shuffled = fc.shuffledSubarray(files, { minLength: files.length });
  fc.assert(fc.property(shuffled, (other) => void expect(keys(other)).toEqual(expected)));
});
