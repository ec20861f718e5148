import { expect, it } from 'vitest';
import { spares } from './spares.ts';

const NAME = 'kubernetes.io/metadata.name';
const expression = (key: string, operator: string, ...values: readonly string[]) => ({
  matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
});

it.each([
  ['all', undefined, false],
  ['all, written out', {}, false],
  ['all but it', expression(NAME, 'NotIn', 'kube-system', 'guard'), true],
  ['all but another', expression(NAME, 'NotIn', 'guard'), false],
  ['another by name', expression(NAME, 'In', 'shop'), true],
  ['it by name', expression(NAME, 'In', 'shop', 'kube-system'), false],
  ['those that want to', { matchLabels: { 'guard.example/enabled': 'true' } }, true],
  ['those with a label', expression('guard.example/enabled', 'Exists'), true],
  ['those without a mark', expression('guard.example/ignore', 'DoesNotExist'), true],
  ['those without a value', expression('guard.example/ignore', 'NotIn', 'true'), false],
  ['nonsense', 'x', false],
])('a selector of %s', (_, selector, left) => expect(spares(selector, ['kube-system'])).toBe(left));
