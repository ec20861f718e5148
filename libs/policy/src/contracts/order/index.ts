import type { Check } from '../../check.ts';
import { syncedInOrder } from './synced-in-order.ts';

/** What comes up before what. */
export const order: readonly Check[] = [syncedInOrder];
