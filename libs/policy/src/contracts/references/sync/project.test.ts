import { describe, expect, it } from 'vitest';
import { objectOf } from '../table/testing.ts';
import { admitsKind, admitsNamespace, admitsSource } from './project.ts';

const project = (spec: Readonly<Record<string, unknown>>) => objectOf('argoproj.io/v1alpha1 AppProject', { spec });

describe('a repository is admitted', () => {
  const admits = (sourceRepos: unknown, repoURL = 'https://git.example/a/b.git') =>
    admitsSource(project({ sourceRepos }), repoURL);

  it.each([
    ['by its address', ['https://git.example/a/b.git'], true],
    ['by its address without .git, in other letters', ['https://GIT.example/a/b'], true],
    ['by a glob', ['https://git.example/*/*'], true],
    ['by *', ['*'], true],
    ['not by another address', ['https://git.example/a/c.git'], false],
    ['not by a glob of one folder', ['https://git.example/*'], false],
    ['not when it is taken away', ['*', '!https://git.example/a/*'], false],
    ['when another is taken away', ['*', '!https://git.example/c/*'], true],
    ['not when others are only taken away', ['!https://git.example/c/*'], false],
    ['not by an empty list', [], false],
    ['not by what is no list', 'https://git.example/a/b.git', false],
    ['not by what is no text', [7], false],
  ])('%s', (_words, repos, expected) => {
    expect(admits(repos)).toBe(expected);
  });

  it('however it is written', () => {
    expect(admits(['https://git.example/a/b'], ' https://Git.example/a/b.git ')).toBe(true);
  });
});

describe('a namespace is admitted', () => {
  const server = 'https://kubernetes.default.svc';
  const here = { server, name: 'in-cluster' };
  const admits = (destinations: unknown, cluster: { server?: string; name?: string } = here) =>
    admitsNamespace(project({ destinations }), cluster, 'shop');

  it.each([
    ['by server', [{ server, namespace: 'shop' }], true],
    ['by name', [{ name: 'in-cluster', namespace: 'shop' }], true],
    ['by globs', [{ server: '*', namespace: 's*' }], true],
    [
      'by the second',
      [
        { server, namespace: 'a' },
        { server, namespace: 'shop' },
      ],
      true,
    ],
    ['not on another server', [{ server: 'https://edge.example', namespace: 'shop' }], false],
    ['not by another namespace', [{ server, namespace: 'shops' }], false],
    ['not without a namespace', [{ server }], false],
    ['not without a cluster', [{ namespace: 'shop' }], false],
    [
      'not when it is taken away',
      [
        { server, namespace: '*' },
        { server, namespace: '!shop' },
      ],
      false,
    ],
    [
      'when another is taken away',
      [
        { server, namespace: '*' },
        { server, namespace: '!bank' },
      ],
      true,
    ],
    [
      'not when its server is taken away',
      [
        { server: '*', namespace: '*' },
        { server: `!${server}`, namespace: 'shop' },
      ],
      false,
    ],
    [
      'when its server is taken away for others',
      [
        { server: '*', namespace: '*' },
        { server: `!${server}`, namespace: 'a' },
      ],
      true,
    ],
    [
      'not when its name is taken away',
      [
        { server, namespace: '*' },
        { name: '!in-cluster', namespace: '*' },
      ],
      false,
    ],
    [
      'when its namespace is taken away elsewhere',
      [
        { server, namespace: 'shop' },
        { server: 'https://edge.example', namespace: '!shop' },
      ],
      true,
    ],
    ['not by an empty list', [], false],
  ])('%s', (_words, destinations, expected) => {
    expect(admits(destinations)).toBe(expected);
  });

  it('on a cluster of which only one of both is known', () => {
    expect(admits([{ server: '*', namespace: 'shop' }], { name: 'edge' })).toBe(false);
    expect(admits([{ name: 'edge', namespace: 'shop' }], { name: 'edge' })).toBe(true);
    expect(admits([{ name: '*', namespace: 'shop' }], { server: 'https://edge.example' })).toBe(false);
    expect(admits([{ server: '*', namespace: 'shop' }], { server: 'https://edge.example' })).toBe(true);
  });
});

describe('a kind is admitted', () => {
  const deployment = objectOf('apps/v1 Deployment', {});
  const namespace = objectOf('v1 Namespace', {}, { name: 'shop-eu' });
  const list = (group: string, kind: string, more = {}) => [{ group, kind, ...more }];

  it.each([
    ['when nothing is said of kinds in namespaces', {}, true],
    ['by its name', { namespaceResourceWhitelist: list('apps', 'Deployment') }, true],
    ['by globs', { namespaceResourceWhitelist: list('*', '*') }, true],
    ['not by another group', { namespaceResourceWhitelist: list('', 'Deployment') }, false],
    ['not by another kind', { namespaceResourceWhitelist: list('apps', 'StatefulSet') }, false],
    ['not by an empty list', { namespaceResourceWhitelist: [] }, false],
    ['not when it is taken away', { namespaceResourceBlacklist: list('apps', 'Deploy*') }, false],
    ['when another is taken away', { namespaceResourceBlacklist: list('apps', 'StatefulSet') }, true],
    [
      'not by a list of the other kinds',
      { namespaceResourceWhitelist: [], clusterResourceWhitelist: list('*', '*') },
      false,
    ],
  ])('in a namespace %s', (_words, spec, expected) => {
    expect(admitsKind(project(spec), deployment, false)).toBe(expected);
  });

  it.each([
    ['not when nothing is said', {}, false],
    ['by its name', { clusterResourceWhitelist: list('', 'Namespace') }, true],
    ['by a name of objects', { clusterResourceWhitelist: list('', 'Namespace', { name: 'shop-*' }) }, true],
    ['not by another name of objects', { clusterResourceWhitelist: list('', 'Namespace', { name: 'bank-*' }) }, false],
    [
      'not when it is taken away',
      { clusterResourceWhitelist: list('*', '*'), clusterResourceBlacklist: list('', 'Namespace') },
      false,
    ],
    ['not by a list of the other kinds', { namespaceResourceWhitelist: list('*', '*') }, false],
  ])('of the whole cluster %s', (_words, spec, expected) => {
    expect(admitsKind(project(spec), namespace, true)).toBe(expected);
  });
});
