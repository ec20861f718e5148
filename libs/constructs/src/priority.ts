import type { Tier } from '@delivery/catalog';

/** PriorityClasses of the platform by tier. Their values cannot change on a live cluster. */
export const priorityClasses: Readonly<
  Record<Tier, { readonly name: string; readonly value: number; readonly description: string }>
> = {
  critical: { name: 'delivery-critical', value: 100_000, description: 'Customers notice at once when it is gone' },
  standard: { name: 'delivery-standard', value: 10_000, description: 'May wait for a node when room is short' },
};
