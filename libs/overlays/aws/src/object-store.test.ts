import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { objectStore } from './object-store.ts';

it('opens a bucket of the region with the credentials of the pod', () => {
  expect(objectStore(testCluster(), { bucket: 'delivery-metrics', cidrs: ['10.0.3.4/32'] })).toEqual({
    type: 'S3',
    config: {
      bucket: 'delivery-metrics',
      endpoint: 's3.eu-west-1.amazonaws.com',
      region: 'eu-west-1',
      aws_sdk_auth: true,
    },
  });
});
