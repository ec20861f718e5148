import type { Overlay } from '@delivery/overlay-contract';

/**
 * Zones have numbers, e.g. `westeurope-1`.
 *
 * @see https://learn.microsoft.com/en-us/azure/azure-portal/get-subscription-tenant-id
 * @see https://learn.microsoft.com/en-us/azure/aks/availability-zones
 */
export const forms: Overlay['forms'] = {
  account: {
    form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    words: 'the id of an Azure subscription, a UUID in lower case',
  },
};
