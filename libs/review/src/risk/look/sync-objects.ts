import { groupOf, type Manifest } from '@delivery/manifest';
import type { SyncUnit } from '../../tree/sync-unit.ts';

export const APPLICATION = 'argoproj.io/Application';
export const APPLICATION_SET = 'argoproj.io/ApplicationSet';
export const KUSTOMIZATION = 'kustomize.toolkit.fluxcd.io/Kustomization';
export const HELM_RELEASE = 'helm.toolkit.fluxcd.io/HelmRelease';

/** Kinds that apply others, as `group/Kind`. */
export const SYNC_OBJECTS: readonly string[] = [APPLICATION, APPLICATION_SET, KUSTOMIZATION, HELM_RELEASE];

export function isSyncObject(manifest: Manifest): boolean {
  return SYNC_OBJECTS.includes(`${groupOf(manifest)}/${manifest.kind}`);
}

/** Equal for the same sync unit of both sides. */
export function unitKey({ engine, manifest, cluster, namespace, name }: SyncUnit): string {
  return [engine, manifest.kind, cluster, namespace, name].join('/');
}
