import type { Check } from '../../../check.ts';
import { notYetProvable } from '../../../not-yet-provable.ts';

export const sourceVerified: Check = notYetProvable({
  id: 'X07a',
  name: 'source-verified',
  title: 'Flux verifies the signature of what it takes from a source',
  why: 'Whoever can push to the branch, or to the registry, that a cluster syncs decides what runs there; a signature says who it was.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://fluxcd.io/flux/components/source/gitrepositories/#verification',
    'https://fluxcd.io/flux/components/source/ocirepositories/#verification',
  ],
  fix: 'sign the commits of the ring refs, and set `spec.verify` of every source',
  notYetProvable:
    'commits and artifacts are not signed yet. It is proven once they are, with `spec.verify` of every source that names the keys.',
});
