import type { Overlay } from '@delivery/overlay-contract';
import { resourceId } from './names.ts';

const provisioner = 'disk.csi.azure.com';

/**
 * Managed disks, encrypted with the key of the disk encryption set `volumes`, and Azure Files over encrypted NFS behind a private
 * endpoint.
 *
 * @see https://learn.microsoft.com/en-us/azure/aks/create-volume-azure-disk#storage-class-parameters-for-dynamic-pvs-with-azure-disks
 * @see https://learn.microsoft.com/en-us/azure/aks/create-volume-azure-files
 */
export const storageClasses: Overlay['storageClasses'] = (cluster) => {
  const diskEncryptionSetID = resourceId(cluster, 'Microsoft.Compute/diskEncryptionSets', 'volumes');
  return {
    default: { provisioner, parameters: { skuName: 'Premium_LRS', diskEncryptionSetID } },
    fast: {
      provisioner,
      parameters: {
        skuName: 'PremiumV2_LRS',
        // the only mode of these disks
        cachingMode: 'None',
        DiskIOPSReadWrite: '5000',
        DiskMBpsReadWrite: '200',
        diskEncryptionSetID,
      },
    },
    shared: {
      provisioner: 'file.csi.azure.com',
      parameters: {
        skuName: 'Premium_LRS',
        protocol: 'nfs',
        encryptInTransit: 'true',
        networkEndpointType: 'privateEndpoint',
      },
    },
  };
};

/**
 * Incremental snapshots, which is the driver's default.
 *
 * @see https://learn.microsoft.com/en-us/azure/aks/create-volume-azure-disk#volume-snapshot-class-parameters-for-azure-disks
 */
export const snapshotClass: Overlay['snapshotClass'] = () => ({ driver: provisioner });
