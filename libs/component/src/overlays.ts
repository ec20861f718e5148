import type { Cloud } from '@delivery/fleet';
import { aws } from '@delivery/overlay-aws';
import type { Overlay } from '@delivery/overlay-contract';
import { gcp } from '@delivery/overlay-gcp';
import { local } from '@delivery/overlay-local';

/** A cloud without an overlay does not compile. */
export const overlays: Readonly<Record<Cloud, Overlay>> = { aws, gcp, local };
