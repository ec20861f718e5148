import type { ServiceDeclaration } from '@delivery/catalog';

/** A service in its variant on one cluster, and what that cluster's environment promises for it. */
export interface WatchedService {
  readonly name: string;
  readonly service: ServiceDeclaration;
}

/** Label matchers of the series that the pods of a service itself expose, not those of its workers. */
export function seriesOf({ name }: Pick<WatchedService, 'name'>): string {
  return `namespace="${name}",service="${name}"`;
}

/**
 * Seconds between two scrapes, and between two evaluations of its rules. An outage of a critical service is seen after 15 s; at 60 s it
 * would have cost two thirds of a month's budget of 99.99 % by then.
 */
export function scrapeSeconds({ tier }: Pick<ServiceDeclaration, 'tier'>): 15 | 30 {
  return tier === 'critical' ? 15 : 30;
}
