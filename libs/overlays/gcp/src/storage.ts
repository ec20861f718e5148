import type { Overlay } from '@delivery/overlay-contract';

/**
 * Balanced persistent disks; Google Cloud encrypts them at rest.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/gce-pd-csi-driver
 */
export const storageClasses: Overlay['storageClasses'] = () => ({
  default: { provisioner: 'pd.csi.storage.gke.io', parameters: { type: 'pd-balanced' } },
});
