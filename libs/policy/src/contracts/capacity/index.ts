import type { Check } from '../../check.ts';
import { limitRangeFits } from './limit-range-fits.ts';
import { quotaFits } from './quota-fits.ts';

/** What fits into what. */
export const capacity: readonly Check[] = [quotaFits, limitRangeFits];
