import type { Overlay } from '@delivery/overlay-contract';

/**
 * Cloud Storage, with the default credentials that the metadata server hands out.
 *
 * @see https://thanos.io/tip/thanos/storage.md/#gcs
 */
export const objectStore: Overlay['objectStore'] = (_cluster, { bucket }) => ({ type: 'GCS', config: { bucket } });
