import type { Check } from '../../check.ts';
import { hostClaimedOnce } from './host-claimed-once.ts';
import { servicePortsDiffer } from './service-ports-differ.ts';

/** Who answers where. */
export const hosts: readonly Check[] = [hostClaimedOnce, servicePortsDiffer];
