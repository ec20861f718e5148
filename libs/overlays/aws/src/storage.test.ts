import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { storageClasses } from './storage.ts';

const cluster = testCluster({ name: 'aws-prod-eu-west-1', account: '223344556677', region: 'eu-west-1' });
const encrypted = {
  'csi.storage.k8s.io/fstype': 'ext4',
  encrypted: 'true',
  kmsKeyId: 'arn:aws:kms:eu-west-1:223344556677:alias/aws-prod-eu-west-1-volumes',
};

it('encrypts every disk with the key of the cluster', () => {
  expect(storageClasses(cluster)).toEqual({
    default: { provisioner: 'ebs.csi.aws.com', parameters: { ...encrypted, type: 'gp3' } },
    fast: { provisioner: 'ebs.csi.aws.com', parameters: { ...encrypted, type: 'io2', iopsPerGB: '100' } },
  });
});

it('shares volumes where the facts name a file system', () => {
  expect(storageClasses({ ...cluster, fileSystem: 'fs-0a1b2c3d4e5f60718' }).shared).toEqual({
    provisioner: 'efs.csi.aws.com',
    parameters: { provisioningMode: 'efs-ap', fileSystemId: 'fs-0a1b2c3d4e5f60718', directoryPerms: '700' },
  });
});
