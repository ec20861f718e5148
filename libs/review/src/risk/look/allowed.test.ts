import { expect, it } from 'vitest';
import { allowedDisruptions } from './allowed.ts';

const budget = (spec: Readonly<Record<string, unknown>>) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'order', namespace: 'shop' },
  spec,
});

it.each([
  [{ maxUnavailable: 1 }, 4, 1],
  [{ maxUnavailable: 8 }, 4, 4],
  [{ maxUnavailable: 0 }, 4, 0],
  [{ maxUnavailable: '0%' }, 4, 0],
  [{ maxUnavailable: '30%' }, 4, 2],
  [{ maxUnavailable: '1%' }, 1, 1],
  [{ minAvailable: 3 }, 4, 1],
  [{ minAvailable: 5 }, 4, 0],
  [{ minAvailable: '50%' }, 3, 1],
  [{ minAvailable: '100%' }, 4, 0],
  [{}, 4, 4],
])('%j of %i pods lets %i go', (spec, pods, allowed) => {
  expect(allowedDisruptions(budget(spec), pods)).toBe(allowed);
});

it('says nothing of pods that nobody counts, unless the budget says it for any number', () => {
  expect(allowedDisruptions(budget({ minAvailable: 2 }), 0)).toBeUndefined();
  expect(allowedDisruptions(budget({ maxUnavailable: '25%' }), 0)).toBeUndefined();
  expect(allowedDisruptions(budget({ maxUnavailable: 0 }), 0)).toBe(0);
  expect(allowedDisruptions(budget({ minAvailable: '100%' }), 0)).toBe(0);
});

it('takes what is no number for absent', () => {
  expect(allowedDisruptions(budget({ maxUnavailable: 'some' }), 4)).toBe(4);
});
