import { expect, it } from 'vitest';
import { matches, selects } from './selector.ts';

const labels = { app: 'order', tier: 'critical' };

it.each([
  ['nothing', {}],
  ['no selector', undefined],
  ['one label', { matchLabels: { app: 'order' } }],
  ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['payment', 'order'] }] }],
  ['NotIn with another value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['payment'] }] }],
  ['NotIn without the key', { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }],
  ['Exists', { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }],
  ['DoesNotExist', { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }],
])('takes: %s', (_, selector) => {
  expect(selects(selector, labels)).toBe(true);
});

it.each([
  ['another value', { matchLabels: { app: 'payment' } }],
  ['one of two labels', { matchLabels: { app: 'order', zone: 'a' } }],
  ['a key of every object', { matchLabels: { constructor: undefined } }],
  ['In without the key', { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', undefined] }] }],
  ['In with other values', { matchExpressions: [{ key: 'app', operator: 'In', values: ['payment'] }] }],
  ['NotIn with the value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['order'] }] }],
  ['Exists without the key', { matchExpressions: [{ key: 'zone', operator: 'Exists' }] }],
  ['DoesNotExist with the key', { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }],
  ['an operator that there is not', { matchExpressions: [{ key: 'app', operator: 'Like' }] }],
  ['an expression of another kind', { matchExpressions: ['app'] }],
  [
    'labels that hold and an expression that does not',
    {
      matchLabels: { app: 'order' },
      matchExpressions: [{ key: 'zone', operator: 'Exists' }],
    },
  ],
])('does not take: %s', (_, selector) => {
  expect(selects(selector, labels)).toBe(false);
});

it('a Service takes pods that have all of its labels', () => {
  expect(matches({ app: 'order' }, labels)).toBe(true);
  expect(matches({ app: 'order', zone: 'a' }, labels)).toBe(false);
});
