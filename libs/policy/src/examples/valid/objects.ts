import type { Manifest } from '@delivery/manifest';
import { access } from './access.ts';
import { argoCd } from './argo-cd.ts';
import { edge } from './edge.ts';
import { flux } from './flux.ts';
import { mesh } from './mesh.ts';
import { prometheus } from './prometheus.ts';
import { storage } from './storage.ts';

/** What the engines sync with, who may do what, and what stands at the edge of the cluster. */
export const objects: readonly Manifest[] = [
  ...argoCd,
  ...flux,
  ...access,
  ...edge,
  ...mesh,
  ...storage,
  ...prometheus,
];
