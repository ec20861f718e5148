import { describe, expect, it } from 'vitest';
import { isKustomization, kustomizationsOf } from './kustomize.ts';
import { configMap, file, fluxKustomization, kustomization } from './testing.ts';

const base = [file('base/kustomization.yaml', kustomization('a.yaml')), file('base/a.yaml', configMap('a'))];

describe('isKustomization', () => {
  it.each(['kustomization.yaml', 'a/kustomization.yml', 'a/b/Kustomization'])('%s', (path) =>
    expect(isKustomization(path)).toBe(true),
  );
  it.each(['kustomization.json', 'my-kustomization.yaml', 'Kustomization.yaml', 'kustomization/a.yaml'])(
    'not %s',
    (path) => expect(isKustomization(path)).toBe(false),
  );
});

describe('kustomizationsOf', () => {
  it('follows resources, components and bases, however deep, each once', () => {
    const { reached } = kustomizationsOf([
      ...base,
      file('prod/kustomization.yaml', {
        resources: ['../base', './b.yaml'],
        components: ['../more'],
        bases: ['../prod'],
      }),
      file('prod/b.yaml', configMap('b')),
      file('more/Kustomization', { resources: ['../base'] }),
      file('other/kustomization.yaml', kustomization('c.yaml')),
    ]);
    expect([...reached('prod')].sort()).toEqual([
      'base/a.yaml',
      'base/kustomization.yaml',
      'more/Kustomization',
      'prod/b.yaml',
      'prod/kustomization.yaml',
    ]);
  });

  it('ends in a circle', () => {
    const { reached } = kustomizationsOf([
      file('a/kustomization.yaml', kustomization('../b')),
      file('b/kustomization.yaml', kustomization('../a')),
    ]);
    expect([...reached('a')]).toEqual(['a/kustomization.yaml', 'b/kustomization.yaml']);
  });

  it('passes over what is elsewhere, or not there', () => {
    const { reached } = kustomizationsOf([
      file(
        'a/kustomization.yaml',
        kustomization(
          'https://host.example/a.yaml',
          'github.com/org/repo//base?ref=v1',
          '../../../out',
          '/etc/a.yaml',
          'gone.yaml',
          '../gone',
        ),
      ),
    ]);
    expect([...reached('a')]).toEqual(['a/kustomization.yaml']);
  });

  it('what it names otherwise is no object: patches, values, files of generators', () => {
    const { plain } = kustomizationsOf([
      ...base,
      file('prod/kustomization.yaml', {
        resources: ['../base'],
        patches: [{ path: 'patch.yaml' }],
        patchesStrategicMerge: ['old.yaml', 'apiVersion: v1\nkind: ConfigMap\n'],
        configMapGenerator: [{ name: 'c', files: ['key=settings.json'] }],
        helmCharts: [{ name: 'c', valuesFile: '../values.yaml' }],
      }),
      ...['prod/patch.yaml', 'prod/old.yaml', 'prod/settings.json', 'values.yaml', 'prod/unnamed.yaml'].map((path) =>
        file(path, configMap('x')),
      ),
    ]);
    expect([...plain].sort()).toEqual([
      'base/kustomization.yaml',
      'prod/kustomization.yaml',
      'prod/old.yaml',
      'prod/patch.yaml',
      'prod/settings.json',
      'values.yaml',
    ]);
  });

  it('one of Flux in a file of that name is an object', () => {
    const { folders } = kustomizationsOf([
      file('clusters/eu/kustomization.yaml', fluxKustomization('apps', './apps')),
      file('apps/kustomization.yaml', {
        ...kustomization('a.yaml'),
        patches: [{ target: { group: 'kustomize.toolkit.fluxcd.io/v1' } }],
      }),
    ]);
    expect([...folders]).toEqual(['apps']);
  });

  it('reaches nothing from a folder without one', () => {
    expect([...kustomizationsOf(base).reached('prod')]).toEqual([]);
    expect([...kustomizationsOf([]).reached('')]).toEqual([]);
  });
});
