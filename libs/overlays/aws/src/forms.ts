import type { Overlay } from '@delivery/overlay-contract';

/**
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export const forms: Overlay['forms'] = {
  account: { form: /^[0-9]{12}$/, words: 'an AWS account id of 12 digits' },
  zoneInfix: '',
};
