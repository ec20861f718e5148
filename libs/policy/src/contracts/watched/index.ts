import type { Check } from '../../check.ts';
import { budgetSelectsOneWorkload } from './budget-selects-one-workload.ts';
import { metricHasRequest } from './metric-has-request.ts';
import { oneScalerWithATarget } from './one-scaler-with-a-target.ts';

/** What scales, counts or watches something must find it. */
export const watched: readonly Check[] = [oneScalerWithATarget, metricHasRequest, budgetSelectsOneWorkload];
