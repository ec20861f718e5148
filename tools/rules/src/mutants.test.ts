import { expect, it } from 'vitest';
import { mutantsOf } from './mutants.ts';

const mistakes = (expr: string, windows?: ReadonlyMap<string, string>) =>
  mutantsOf(expr, windows).map((mutant) => mutant.expr);

it.each<[string, readonly string[]]>([
  ['up', []],
  ['up == 0', ['up != 0']],
  ['a > 5', ['a < 5', 'a > (5) * 2']],
  ['a >= bool 5', ['a <= bool 5', 'a >= bool (5) * 2']],
  [
    'a > 14.4*0.001 and on(service) b < c',
    [
      'a > 14.4*0.001 or on(service) b < c',
      'a < 14.4*0.001 and on(service) b < c',
      'a > (14.4*0.001) * 2 and on(service) b < c',
      'a > 14.4*0.001 and on(service) b > c',
      'a > 14.4*0.001 and on(service) b < (c) * 2',
    ],
  ],
  ['rate(a[5m]) > 0', ['rate(a[5m]) < 0', 'rate(a[3600s]) > 0']],
  ['rate(a[1h] offset 1w)', ['rate(a[300s] offset 1w)']],
  ['rate(a[5m]) / rate(b[5m])', ['rate(a[3600s]) / rate(b[3600s])']],
  ['max_over_time(a[30m:1m])', ['max_over_time(a[21600s:1m])']],
  ['a or 0 * b', []],
])('%s', (expr, expected) => {
  expect(mistakes(expr)).toEqual(expected);
});

it('another window of the same family stands in for a recorded one', () => {
  const windows = new Map([
    ['x:rate1h', 'x:rate5m'],
    ['x:rate5m', 'x:rate1h'],
  ]);
  expect(mistakes('x:rate1h > 1 and x:rate5m > 1', windows)).toContain('x:rate5m > 1 and x:rate5m > 1');
});

it('says which mistake', () => {
  expect(mutantsOf('sum(rate(a[5m])) > 3').map(({ mistake }) => mistake)).toEqual([
    'sum(rate(a[5m])) [> → <]',
    'sum(rate(a[5m])) > [3 → (3) * 2]',
    'sum(rate(a[[5m → 3600s]',
  ]);
});
