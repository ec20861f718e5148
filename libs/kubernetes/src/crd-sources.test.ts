import { describe, expect, it } from 'vitest';
import { crdOrigin, type CrdSource } from './crd-source.ts';
import { crdSource, crdSources } from './crd-sources.ts';

describe('crdSource', () => {
  it('finds a source by its name', () => {
    expect(crdSource('cert-manager')).toMatchObject({ module: 'github.com/cert-manager/cert-manager' });
  });

  it('names the known ones for any other', () => {
    expect(() => crdSource('cert-manger')).toThrow('no CRD source "cert-manger"; known: alb-azure, argo-cd, ');
  });
});

describe('the table', () => {
  it('holds each name once, in code unit order', () => {
    const names = crdSources.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('pins full versions without v, or an API version where there is no release', () => {
    for (const { version } of crdSources) expect(version).toMatch(/^(\d+\.\d+\.\d+|v\d+)$/);
  });
});

it.each<[string, CrdSource, string | undefined]>([
  ["an operator's own module", { name: 'a', version: '1.0.0', module: 'example.org/a', files: [] }, undefined],
  [
    'types',
    { name: 'b', version: '1.0.0', from: 'types', package: 'b-types', kinds: [] },
    'written from b-types 1.0.0',
  ],
  [
    'documentation',
    { name: 'c', version: 'v1', from: 'hand', documentation: 'https://c.example' },
    'written by hand after https://c.example',
  ],
])('crdOrigin tells of %s', (_, source, origin) => {
  expect(crdOrigin(source)).toBe(origin);
});
