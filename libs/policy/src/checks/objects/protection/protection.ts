import type { Manifest } from '@delivery/manifest';
import type { World } from '../../../world.ts';

export const argoOptions = 'argocd.argoproj.io/sync-options';
export const argoCompare = 'argocd.argoproj.io/compare-options';
export const fluxPrune = 'kustomize.toolkit.fluxcd.io/prune';

/** Whether an engine syncs the objects: one is known, or has a sync object among them. */
export function isSynced(world: World, group: string, kind: string): boolean {
  return world.facts.engine !== undefined || world.of(group, kind).length > 0;
}

/** The parts of an annotation such as `Prune=false,Delete=false`. */
export function partsOf(object: Manifest, annotation: string): string[] {
  const text: unknown = object.metadata.annotations?.[annotation];
  return typeof text === 'string' ? text.split(',').map((part) => part.trim()) : [];
}

/** Whether Flux leaves it where it is: as a label the same holds. */
export function isKeptByFlux({ metadata: { annotations, labels } }: Manifest): boolean {
  return annotations?.[fluxPrune] === 'disabled' || labels?.[fluxPrune] === 'disabled';
}
