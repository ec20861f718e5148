import { expect, it } from 'vitest';
import { isSome } from './resources.ts';

it.each(['1', '0.5', '.5', '100m', '10Mi', '+1', '1e-3', 1, 0.25])('%s is something', (quantity) => {
  expect(isSome(quantity)).toBe(true);
});

it.each(['0', '0.0', '0Mi', '0e3', '-1', '', 0, null, undefined, 'much', {}])('%s is nothing', (quantity) => {
  expect(isSome(quantity)).toBe(false);
});
