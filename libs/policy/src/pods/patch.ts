import { at } from '../fields.ts';
import { containersOf } from './containers.ts';
import type { PodTemplate } from './pod-template.ts';

/**
 * Whether it changes a workload that others install and makes no pods by itself: Flux merges it into what runs, and no container
 * of it has an image. What it leaves out says nothing; what it says counts.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export function isPatch(pod: PodTemplate): boolean {
  return (
    at(pod.owner, 'metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/ssa') === 'Merge' &&
    containersOf(pod).every(({ fields }) => at(fields, 'image') === undefined)
  );
}
