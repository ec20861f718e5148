import { describe, expect, it } from 'vitest';
import { folderOf, readDownloads } from './go-modules.ts';

const download = { Path: 'sigs.k8s.io/karpenter', Version: 'v1.15.0', Sum: 'h1:a' };
const tooNew = 'sigs.k8s.io/karpenter@v1.15.0 requires go >= 1.26.9 (running go 1.26.8; GOTOOLCHAIN=local)';

it('readDownloads reads the objects that go prints one after the other', () => {
  const text = [download, { ...download, Version: 'v1.15.1' }]
    .map((d) => `${JSON.stringify(d, null, '\t')}\n`)
    .join('');
  expect(readDownloads(text).map(({ Version }) => Version)).toEqual(['v1.15.0', 'v1.15.1']);
  expect(readDownloads('')).toEqual([]);
});

describe('folderOf', () => {
  it('is what go says', () => {
    expect(folderOf({ ...download, Dir: '/mod/a@v1.0.0' })).toBe('/mod/a@v1.0.0');
  });

  it('is beside the others for a module that needs a newer Go', () => {
    const GoMod = '/mod/cache/download/sigs.k8s.io/karpenter/@v/v1.15.0.mod';
    expect(folderOf({ ...download, GoMod, Error: tooNew })).toBe('/mod/sigs.k8s.io/karpenter@v1.15.0');
  });

  it('is nowhere for a module that could not be had', () => {
    expect(folderOf({ ...download, Error: 'reading https://proxy.example: 404 Not Found' })).toBeUndefined();
  });
});
