import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import storageClasses from './component.ts';

it.each([
  ['aws', 'ebs.csi.aws.com'],
  ['gcp', 'pd.csi.storage.gke.io'],
  ['local', 'rancher.io/local-path'],
] as const)('keeps volumes when their claim goes, on %s', (cloud, provisioner) => {
  const rendering = testRender(storageClasses, {
    folder: 'apps/foundation/storage-classes',
    cluster: testCluster({ cloud }),
  });
  expect(rendering.get('StorageClass', 'delivery-default')).toMatchObject({
    provisioner,
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
  });
});
