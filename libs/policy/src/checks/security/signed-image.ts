import type { Check } from '../../check.ts';
import { notYetProvable } from '../../not-yet-provable.ts';

export const signedImage: Check = notYetProvable({
  id: 'W30',
  name: 'signed-image',
  title: 'Every image is signed by the workflow that built it',
  why: 'A digest says that the content does not change, not who made it.',
  severity: 'error',
  level: 'all',
  sources: [
    'kubescape C-0236',
    'kubescape C-0237',
    'kyverno verify-image',
    'kyverno verify-image-slsa',
    'https://slsa.dev/spec/v1.2/build-track-basics',
  ],
  fix: 'sign images where they are built, and let the cluster verify issuer and subject of the signature',
  notYetProvable:
    'no image is signed yet; a keyless signature for each image, and a policy in each cluster that names its exact issuer and subject (repository, workflow and ref), would prove it',
});
