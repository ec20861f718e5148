import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { secretStoreReach } from './secret-store.ts';

it('reads secrets through the API server of kind', () => {
  expect(secretStoreReach(testCluster())).toEqual([{ peers: [{ ipBlock: { cidr: '10.0.240.0/24' } }], ports: [6443] }]);
});
