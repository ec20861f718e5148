import type { Overlay } from '@delivery/overlay-contract';
import { volumesKey } from './volumes-key.ts';

const provisioner = 'ebs.csi.aws.com';

/**
 * EBS: gp3, and io2 where latency counts. EFS, which is encrypted with the key of its file system, where the facts name one.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
 * @see https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/README.md
 */
export const storageClasses: Overlay['storageClasses'] = (cluster) => {
  const encrypted = { 'csi.storage.k8s.io/fstype': 'ext4', encrypted: 'true', kmsKeyId: volumesKey(cluster) };
  const { fileSystem: fileSystemId } = cluster;
  return {
    default: { provisioner, parameters: { ...encrypted, type: 'gp3' } },
    fast: { provisioner, parameters: { ...encrypted, type: 'io2', iopsPerGB: '100' } },
    ...(fileSystemId && {
      shared: {
        provisioner: 'efs.csi.aws.com',
        parameters: { provisioningMode: 'efs-ap', fileSystemId, directoryPerms: '700' },
      },
    }),
  };
};

/** @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/snapshot.md */
export const snapshotClass: Overlay['snapshotClass'] = () => ({ driver: provisioner });
