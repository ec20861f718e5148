import { expect, it } from 'vitest';
import { worldWith } from '../../../examples/apply.ts';
import type { Facts } from '../../../facts.ts';
import { syncPathInCluster } from './sync-path-in-cluster.ts';

const allowedWith = (facts: Partial<Facts>) => {
  const world = worldWith({ on: 'Kustomization flux-system/payment', set: { 'spec.path': '..' }, facts });
  return [...syncPathInCluster.inspect(world)].map(({ allowed }) => allowed);
};

it('says which folders may be synced', () => {
  expect(allowedWith({})).toEqual(['a folder of the repository, without ".."']);
  expect(allowedWith({ cluster: 'example' })).toEqual([
    'generated/clusters/example/…, or generated/crds, without ".."',
  ]);
});
