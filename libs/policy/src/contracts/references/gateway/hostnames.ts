/**
 * Whether requests for one host may arrive at what listens for the other; either may begin with `*.`, which stands for one label or more.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export function intersect(one: string, other: string): boolean {
  return one === other || covers(one, other) || covers(other, one);
}

function covers(wildcard: string, host: string): boolean {
  return wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1));
}
