import type { Overlay } from '@delivery/overlay-contract';

/** The registry that the continuous build pushes to, before clouds mirror it. */
export const registry: Overlay['registry'] = () => 'registry.delivery.example';

/** The upstream itself. */
export const mirror: Overlay['mirror'] = (_cluster, upstream) => upstream;
