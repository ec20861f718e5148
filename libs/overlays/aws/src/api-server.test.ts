import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { apiServer } from './api-server.ts';

it('names the Service too: the VPC CNI compares the address that a pod dials', () => {
  const { peers } = apiServer(testCluster());
  expect(peers.map((peer) => peer.ipBlock?.cidr)).toEqual(['10.0.240.0/24', '172.20.0.1/32', '10.100.0.1/32']);
});
