import type { Overlay } from '@delivery/overlay-contract';

/**
 * Folders of the node, as kind ships it.
 *
 * @see https://github.com/rancher/local-path-provisioner
 */
export const storageClasses: Overlay['storageClasses'] = () => ({
  default: { provisioner: 'rancher.io/local-path' },
});

/** Folders have no snapshots. */
export const snapshotClass: Overlay['snapshotClass'] = () => undefined;
