import { expect, it } from 'vitest';
import { namespaceBounds } from './namespace-bounds.ts';

it('bounds what the pods of a namespace ask for together', () => {
  const [quota, limits] = namespaceBounds('loki', { cpu: 4, memory: 16, pods: 8 });
  expect(quota.spec?.hard).toEqual({
    'requests.cpu': '4',
    'requests.memory': '16Gi',
    'requests.ephemeral-storage': '1Gi',
    'limits.cpu': '20',
    'limits.memory': '16Gi',
    'limits.ephemeral-storage': '4Gi',
    pods: '8',
  });
  expect([quota, limits].map(({ metadata }) => metadata?.namespace)).toEqual(['loki', 'loki']);
});
