import type { Overlay } from '@delivery/overlay-contract';

/** A desk has no zone of its own. */
export const dnsProvider: Overlay['dnsProvider'] = () => undefined;

export const dnsSolver: Overlay['dnsSolver'] = () => undefined;
