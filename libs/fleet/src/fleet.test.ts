import { describe, expect, it } from 'vitest';
import { imageIn } from './fleet.ts';

describe('imageIn', () => {
  const rings = [
    { name: 'a', ref: 'ring/a' },
    { name: 'b', ref: 'ring/b' },
    { name: 'c', ref: 'ring/c' },
  ] as const;
  const stable = { tag: '1', digest: 'sha256:1' };
  const candidate = { tag: '2', digest: 'sha256:2', through: 'b' };

  it('gives the candidate up to its ring, then the stable image', () => {
    const release = { repository: 'x', stable, candidate };
    expect(rings.map((ring) => imageIn(release, ring, rings).tag)).toEqual(['2', '2', '1']);
  });

  it('gives the stable image without a candidate', () => {
    expect(rings.map((ring) => imageIn({ repository: 'x', stable }, ring, rings).tag)).toEqual(['1', '1', '1']);
  });
});
