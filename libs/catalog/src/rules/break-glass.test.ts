import { testCluster, testFleet } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { breakGlassIsForAnOwner } from './break-glass.ts';
import { linesOf, service } from './testing.ts';

const found = (...owners: readonly string[]) => {
  const breakGlass = owners.map((owner) => ({ owner, because: 'orders hang in state paid', until: '2026-12-31' }));
  return linesOf(breakGlassIsForAnOwner, [service('order')], testFleet([testCluster({ breakGlass })]));
};

it('takes a team that has an app on the cluster, or none', () => {
  expect(found('ordering')).toEqual([]);
  expect(found()).toEqual([]);
});

it('refuses a team that has none', () => {
  expect(found('orderin')).toEqual([
    'breakGlass[0].owner break-glass-is-for-an-owner: owner "orderin", who has no app on the cluster | ordering | did you mean "ordering"?',
  ]);
});

it('refuses a team twice', () => {
  expect(found('ordering', 'ordering')).toEqual([
    'breakGlass[1].owner break-glass-is-for-an-owner: owner "ordering" again | one entry an owner | keep breakGlass[0]',
  ]);
});
