import { expect, it } from 'vitest';
import { runsAYear } from './cron.ts';
import { seconds } from './durations.ts';

it.each([
  ['0 * * * *', 8766],
  ['*/15 * * * *', 35064],
  ['0 3 * * *', 365],
  ['CRON_TZ=Europe/Berlin 0 3 * * 1-5', 261],
  ['0 0 1 * *', 12],
  ['0 0,12 * * *', 731],
  ['0 1 * * MON', 52],
  ['@daily', 365],
  ['@every 6h', 1461],
])('%s runs %i times a year', (schedule, runs) => expect(Math.round(runsAYear(schedule)!)).toBe(runs));

it.each(['', 'daily', '@sometimes', '* * *'])('"%s" is no schedule', (text) => expect(runsAYear(text)).toBeUndefined());

it.each([
  ['720h0m0s', 2_592_000],
  ['1h30m', 5400],
  ['90', 90],
  [90, 90],
  ['1.5h', 5400],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s is %s seconds', (text, count) => expect(seconds(text)).toBe(count));
