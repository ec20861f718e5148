import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

const RINGS = ['development', 'canary', 'production'];

describe('nearest', () => {
  it.each([
    ['canry', RINGS, 'canary'],
    ['Canary', RINGS, 'canary'],
    ['prodcution', RINGS, 'production'],
    ['prod', RINGS, 'production'],
    ['awz', ['aws', 'gcp'], 'aws'],
    ['order', ['orders', 'payment'], 'orders'],
  ])('takes %s for the word that was meant', (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });

  it.each([
    ['west', ['east']],
    ['aws', ['gcp', 'azure']],
    ['a', ['b', 'c']],
    ['', RINGS],
    ['p', RINGS],
    ['pro', ['production', 'profile']],
    ['canary'.repeat(5000), RINGS],
    ['canary', []],
  ])('does not guess at %.20s', (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  it('gives the same answer in any order of the candidates', () => {
    expect(nearest('ring-0', ['ring-2', 'ring-1'])).toBe('ring-1');
    expect(nearest('ring-0', ['ring-1', 'ring-2'])).toBe('ring-1');
  });
});

describe('didYouMean', () => {
  it('asks for the near word', () => {
    expect(didYouMean('canry', RINGS)).toBe('did you mean "canary"?');
  });

  it('lists what there is when nothing is near', () => {
    expect(didYouMean('blue', RINGS)).toBe('use one of: development, canary, production');
    expect(didYouMean('blue', ['canary'])).toBe('use "canary"');
    expect(didYouMean('blue', [])).toBe('remove it; there is nothing to choose from yet');
  });

  it('lists eight of many', () => {
    const many = Array.from({ length: 300 }, (_, i) => `service-${i}`);
    expect(didYouMean('x', many)).toBe(
      'use one of: service-0, service-1, service-2, service-3, service-4, service-5, service-6, service-7, … (300 in all)',
    );
  });
});
