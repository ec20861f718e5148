import type { Overlay } from '@delivery/overlay-contract';

/**
 * @see https://cloud.google.com/resource-manager/docs/creating-managing-projects
 * @see https://cloud.google.com/compute/docs/regions-zones
 */
export const forms: Overlay['forms'] = {
  account: { form: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, words: 'a Google Cloud project id of 6 to 30 characters' },
  zoneInfix: '-',
};
