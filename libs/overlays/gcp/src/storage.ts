import type { Overlay } from '@delivery/overlay-contract';

const provisioner = 'pd.csi.storage.gke.io';

/**
 * Persistent disks, and Filestore in the network named after the cluster. All are encrypted with the Cloud KMS key `volumes` of the
 * key ring named after the cluster.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/using-cmek
 * @see https://cloud.google.com/filestore/docs/csi-driver
 */
export const storageClasses: Overlay['storageClasses'] = ({ account, name, region }) => {
  const key = `projects/${account}/locations/${region}/keyRings/${name}/cryptoKeys/volumes`;
  const disk = (type: string) => ({ provisioner, parameters: { type, 'disk-encryption-kms-key': key } });
  return {
    default: disk('pd-balanced'),
    fast: disk('pd-ssd'),
    shared: {
      provisioner: 'filestore.csi.storage.gke.io',
      parameters: { tier: 'enterprise', network: name, 'instance-encryption-kms-key': key },
    },
  };
};

/**
 * Snapshots stay in the region of their disks.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/volume-snapshots
 */
export const snapshotClass: Overlay['snapshotClass'] = ({ region }) => ({
  driver: provisioner,
  parameters: { 'storage-locations': region },
});
