import type { Overlay } from '@delivery/overlay-contract';

/** The names of a site stand in the site's own name server, so that they resolve while the link is down. */
export const dnsProvider: Overlay['dnsProvider'] = () => undefined;

/** No public authority sees those names: the site's Vault issues certificates. */
export const dnsSolver: Overlay['dnsSolver'] = () => undefined;
