/** How many clusters a message names before it only counts them. */
const NAMED = 4;

/** `cluster local`, `2 clusters: a, b`, `12 clusters: a, b, c, d, …`. */
export function clustersText(clusters: readonly string[]): string {
  if (clusters.length === 1) return `cluster ${clusters[0]}`;
  const more = clusters.length > NAMED ? ', …' : '';
  return `${clusters.length} clusters: ${clusters.slice(0, NAMED).join(', ')}${more}`;
}
