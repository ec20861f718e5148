import { access } from './access.ts';
import { deletions } from './deletions.ts';
import type { Incident } from './incident.ts';
import { refusals } from './refusals.ts';
import { syncObjects } from './sync-objects.ts';

/** Catastrophes of others, each of which a review would have stopped. */
export const incidents: readonly Incident[] = [...syncObjects, ...deletions, ...refusals, ...access];
