/**
 * What a field change does when an engine applies it: `refused` by the API server, so that the sync fails until somebody acts;
 * `recreate`: the object, or what stands behind it (a volume, a load balancer), is deleted and made anew; `rolling-restart` of its
 * pods; `live`: taken up without a restart; `none`: nothing that runs sees it.
 */
export type Effect = 'none' | 'live' | 'rolling-restart' | 'recreate' | 'refused' | 'delete';

const order: readonly Effect[] = ['none', 'live', 'rolling-restart', 'recreate', 'refused', 'delete'];

/** The one that decides what becomes of an object: who is refused changes nothing else either. `none` of none. */
export function worstEffect(effects: Iterable<Effect>): Effect {
  let worst = 0;
  for (const effect of effects) worst = Math.max(worst, order.indexOf(effect));
  return order[worst] ?? 'none';
}
