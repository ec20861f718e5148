import type { Check } from '../../../check.ts';
import { notYetProvable } from '../../../not-yet-provable.ts';

export const projectSourceIntegrity: Check = notYetProvable({
  id: 'A04',
  name: 'project-source-integrity',
  title: 'Argo CD syncs signed commits only',
  why: 'Whoever can push to the branch that a cluster syncs decides what runs there; a signature says who it was.',
  severity: 'error',
  level: 'all',
  sources: ['https://argo-cd.readthedocs.io/en/stable/user-guide/source-integrity/'],
  fix: 'sign the commits of the ring refs, and name the keys in `spec.sourceIntegrity` of every AppProject',
  notYetProvable:
    'commits are not signed yet. It is proven once they are, with a policy in `spec.sourceIntegrity.git` of every AppProject that names the keys.',
});
