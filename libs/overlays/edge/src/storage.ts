import type { Overlay } from '@delivery/overlay-contract';

const provisioner = 'driver.longhorn.io';

/**
 * Longhorn on the disks of the site's machines, which encrypt them: each volume stands on three machines, one of them where its pod runs
 * if that has room.
 *
 * @see https://longhorn.io/docs/latest/references/storage-class-parameters/
 */
export const storageClasses: Overlay['storageClasses'] = () => ({
  default: { provisioner, parameters: { numberOfReplicas: '3', dataLocality: 'best-effort', fsType: 'ext4' } },
});

/**
 * Snapshots stay at the site.
 *
 * @see https://longhorn.io/docs/latest/snapshots-and-backups/csi-snapshot-support/csi-volume-snapshot-associated-with-longhorn-snapshot/
 */
export const snapshotClass: Overlay['snapshotClass'] = () => ({ driver: provisioner, parameters: { type: 'snap' } });
