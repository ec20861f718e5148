import type { Overlay } from '@delivery/overlay-contract';

/**
 * EBS gp3 volumes, encrypted with the account's default key.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
 */
export const storageClasses: Overlay['storageClasses'] = () => ({
  default: {
    provisioner: 'ebs.csi.aws.com',
    parameters: { 'csi.storage.k8s.io/fstype': 'ext4', encrypted: 'true', type: 'gp3' },
  },
});
