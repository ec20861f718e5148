import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fastBurn } from './burn.ts';

it.each([
  [99.99, 0.00144],
  [99.95, 0.0072],
  [99.9, 0.0144],
  [99, 0.144],
  [99.999, 0.000144],
])('an objective of %d %% burns fast from %d', (availability, ratio) => {
  expect(fastBurn({ availability })).toBe(ratio);
});

it('is at most 1: a service of which every request fails is over it', () => {
  expect(fastBurn({ availability: 90 })).toBe(1);
});

it('falls as the objective rises, and never reads as 0', () => {
  const availability = fc.integer({ min: 90_000, max: 99_999 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(availability, availability, (a, b) => {
      expect(fastBurn({ availability: Math.max(a, b) })).toBeLessThanOrEqual(
        fastBurn({ availability: Math.min(a, b) }),
      );
      expect(fastBurn({ availability: a })).toBeGreaterThan(0);
    }),
  );
});
