import type { Overlay } from '@delivery/overlay-contract';

/** The site's own registry, so that pods start while the link is down. */
export const registry: Overlay['registry'] = ({ domain }) => `registry.${domain}`;

/** A copy of each upstream in the same registry, below the upstream's host. */
export const mirror: Overlay['mirror'] = (cluster, upstream) => `${registry(cluster)}/${upstream}`;
