import { expect, it } from 'vitest';
import { quantity, quantityText } from './quantity.ts';

it.each([
  ['1', 10n ** 9n],
  [2, 2n * 10n ** 9n],
  [0.5, 5n * 10n ** 8n],
  ['250m', 250n * 10n ** 6n],
  ['1.5', 15n * 10n ** 8n],
  ['.5', 5n * 10n ** 8n],
  ['5.', 5n * 10n ** 9n],
  ['1Ki', 1024n * 10n ** 9n],
  ['0.5Mi', 524_288n * 10n ** 9n],
  ['1k', 10n ** 12n],
  ['1M', 10n ** 15n],
  ['1Gi', 2n ** 30n * 10n ** 9n],
  ['1G', 10n ** 18n],
  ['1T', 10n ** 21n],
  ['1Ti', 2n ** 40n * 10n ** 9n],
  ['1P', 10n ** 24n],
  ['1Pi', 2n ** 50n * 10n ** 9n],
  ['1E', 10n ** 27n],
  ['1Ei', 2n ** 60n * 10n ** 9n],
  ['1e3', 10n ** 12n],
  ['12E2', 12n * 10n ** 11n],
  ['1500e-3', 15n * 10n ** 8n],
  ['7n', 7n],
  ['7u', 7000n],
  ['1.5n', 2n],
  ['-1', -(10n ** 9n)],
  ['+1', 10n ** 9n],
  ['0', 0n],
])('%s is a quantity', (text, billionths) => {
  expect(quantity(text)).toBe(billionths);
});

it.each([
  '',
  'm',
  '1 Gi',
  '1gi',
  '1Kb',
  '1e',
  '0x1',
  '1.2.3',
  'Infinity',
  '1K',
  '--1',
  null,
  undefined,
  {},
  ['1'],
  NaN,
])('%s is none', (value) => {
  expect(quantity(value)).toBeUndefined();
});

it.each([
  ['250m', false, '250m'],
  ['2', false, '2'],
  ['1500m', false, '1500m'],
  ['3u', false, '3u'],
  ['3n', false, '3n'],
  ['512Mi', true, '512Mi'],
  ['1.5Gi', true, '1536Mi'],
  ['2Ti', true, '2Ti'],
  ['3Ki', true, '3Ki'],
  ['1000', true, '1000'],
  ['100m', true, '0.1'],
  ['0', false, '0'],
])('%s is written as %s %s', (value, binary, text) => {
  expect(quantityText(quantity(value) ?? -1n, binary)).toBe(text);
});
