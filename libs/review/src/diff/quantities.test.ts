import { expect, it } from 'vitest';
import { isQuantity } from './quantities.ts';

it.each([
  ['Deployment', ['spec', { name: 'a' }, 'resources', 'requests', 'cpu']],
  ['Deployment', ['spec', { name: 'a' }, 'resources', 'limits', 'nvidia.com/gpu']],
  ['PersistentVolume', ['spec', 'capacity', 'storage']],
  ['RuntimeClass', ['overhead', 'podFixed', 'memory']],
  ['Deployment', ['spec', 'volumes', 0, 'emptyDir', 'sizeLimit']],
  ['Deployment', ['env', 0, 'valueFrom', 'resourceFieldRef', 'divisor']],
  ['ResourceQuota', ['spec', 'hard', 'services.loadbalancers']],
  ['LimitRange', ['spec', 'limits', 0, 'defaultRequest', 'cpu']],
  ['HorizontalPodAutoscaler', ['spec', 'metrics', 0, 'external', 'target', 'value']],
])('%s holds a quantity at %j', (kind, path) => {
  expect(isQuantity(kind, path)).toBe(true);
});

it.each([
  ['Deployment', ['metadata', 'labels', 'cpu']],
  ['Deployment', ['spec', 'limits', 'connections']],
  ['Other', ['spec', 'hard', 'pods']],
  ['Other', ['spec', 'limits', 0, 'max', 'cpu']],
  ['Other', ['spec', 'target', 'value']],
  ['HorizontalPodAutoscaler', ['spec', 'metrics', 0, 'target', 'averageUtilization']],
  ['Other', ['spec', 'sizeLimit']],
  ['Deployment', ['requests', 0]],
  ['Deployment', ['cpu']],
])('%s holds something else at %j', (kind, path) => {
  expect(isQuantity(kind, path)).toBe(false);
});
