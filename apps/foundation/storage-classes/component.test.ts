import { clusterScoped, testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import storageClasses from './component.ts';

const render = (cloud: string) =>
  testRender(storageClasses, {
    folder: 'apps/foundation/storage-classes',
    cluster: testCluster({ cloud }),
    bundles: clusterScoped('snapshot.storage.k8s.io/VolumeSnapshotClass'),
  });

it.each([
  ['aws', 'ebs.csi.aws.com'],
  ['gcp', 'pd.csi.storage.gke.io'],
  ['local', 'rancher.io/local-path'],
] as const)('keeps volumes when their claim goes, on %s', (cloud, provisioner) => {
  expect(render(cloud).get('StorageClass', 'delivery-default')).toMatchObject({
    provisioner,
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
  });
});

it('makes one class the default, and the others where the cloud has them', () => {
  const defaults = (cloud: string) =>
    render(cloud)
      .manifests.filter(({ kind }) => kind === 'StorageClass')
      .map(({ metadata }) => [metadata.name, metadata.annotations?.['storageclass.kubernetes.io/is-default-class']]);
  expect(defaults('gcp')).toEqual([
    ['delivery-default', 'true'],
    ['delivery-fast', undefined],
    ['delivery-shared', undefined],
  ]);
  expect(defaults('local')).toEqual([['delivery-default', 'true']]);
});

it('keeps snapshots when their object goes', () => {
  expect(render('gcp').get('VolumeSnapshotClass', 'delivery-default')).toMatchObject({
    driver: 'pd.csi.storage.gke.io',
    deletionPolicy: 'Retain',
  });
  expect(render('local').manifests.map(({ kind }) => kind)).not.toContain('VolumeSnapshotClass');
});
