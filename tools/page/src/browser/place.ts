const keys = ['object', 'group', 'answer', 'cluster', 'app', 'q'] as const;

/**
 * What the page shows, as its address says it: an object, or a group, or neither, among the objects that the rest selects.
 * `answer` is a line of an answer, e.g. `deleted.0`.
 */
export type Place = Readonly<Partial<Record<(typeof keys)[number], string>>>;

/** An app or a cluster may have no name; of the rest, nothing is the same as not given. */
const isGiven = (key: (typeof keys)[number], value: string | null | undefined): value is string =>
  value !== undefined && value !== null && (value !== '' || key === 'cluster' || key === 'app');

/** @param hash - e.g. `#object=aws-prod/apps/Deployment/order/order&app=order`; what it does not know is left out */
export function placeOf(hash: string): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return Object.fromEntries(
    keys.map((key) => [key, given.get(key)] as const).filter(([key, value]) => isGiven(key, value)),
  );
}

/** The same place always gives the same address. `#all` is everything: a bare `#` would scroll to the top. */
export function hashOf(place: Place): string {
  const given = keys
    .map((key) => [key, place[key] ?? ''] as [typeof key, string])
    .filter(([key]) => isGiven(key, place[key]));
  return `#${new URLSearchParams(given).toString().replaceAll('%2F', '/') || 'all'}`;
}

/** Whether both show the same page, which one may scroll to different heights. */
export const samePage = (left: Place, right: Place): boolean =>
  left.object === right.object && left.group === right.group;
