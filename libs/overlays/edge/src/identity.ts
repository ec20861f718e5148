import type { Overlay } from '@delivery/overlay-contract';

/** A site has no cloud identity: Vault knows ServiceAccounts by themselves. */
export const podIdentity: Overlay['podIdentity'] = () => ({ annotations: {}, labels: {}, egress: [] });

export const serviceAccountAnnotations: Overlay['serviceAccountAnnotations'] = () => ({});
