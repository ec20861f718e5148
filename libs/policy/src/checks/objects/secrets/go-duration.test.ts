import { expect, it } from 'vitest';
import { secondsOf } from './go-duration.ts';

it.each([
  ['0', 0],
  ['0s', 0],
  ['5m', 300],
  ['1h0m0s', 3600],
  ['1h30m', 5400],
  ['0.5h', 1800],
  ['1500ms', 1.5],
  ['2us', 2e-6],
  ['2µs', 2e-6],
  ['3ns', 3e-9],
])('%s is %d seconds', (text, seconds) => {
  expect(secondsOf(text)).toBeCloseTo(seconds, 12);
});

it.each(['', '1', '5 m', '1d', '-5m', 'h', '5m!', 'x5m', '5m x 5m'])('"%s" is no duration', (text) => {
  expect(secondsOf(text)).toBeUndefined();
});
