import { keyOf, parse, type Manifest } from '@delivery/manifest';
import { merge, type Merged } from './merged.ts';

/** What the teams of one cloud get: the objects of one of its clusters. */
export interface CloudRendering {
  /** E.g. `aws`. */
  readonly cloud: string;
  /** The cluster whose objects they are. */
  readonly cluster: string;
  readonly objects: readonly FinishedObject[];
}

export interface FinishedObject {
  readonly app: string;
  /** As `emit` writes it. */
  readonly text: string;
}

export interface DistributionFile {
  /** Repository-relative, e.g. `generated/helm/delivery-platform/Chart.yaml`. */
  readonly path: string;
  readonly text: string;
  /** Absent for files that hold something of every app. */
  readonly app?: string;
}

/** One object of an app, as the clouds have it. */
export interface AlignedObject {
  readonly app: string;
  /** In the order of the clouds; undefined where the cloud does not have it. */
  readonly manifests: readonly (Manifest | undefined)[];
  /** Of the clouds that have it. */
  readonly merged: Merged;
  /** The manifest of one of them: its fields that tell the object are the same in all. */
  readonly identity: Manifest;
}

/**
 * The objects of all clouds, each once, by app and identity in code unit order. Objects of two API versions are two objects here: neither a
 * patch nor a value of a chart changes a version.
 */
export function align(clouds: readonly CloudRendering[]): readonly AlignedObject[] {
  const objects = new Map<string, { readonly app: string; readonly manifests: (Manifest | undefined)[] }>();
  for (const [cloud, rendering] of clouds.entries()) {
    for (const { app, text } of rendering.objects) {
      const manifest = parse(text) as Manifest;
      const key = `${app} ${keyOf(manifest)} ${manifest.apiVersion}`;
      const object = objects.get(key) ?? { app, manifests: clouds.map(() => undefined) };
      object.manifests[cloud] = manifest;
      objects.set(key, object);
    }
  }
  const sorted = [...objects].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([, { app, manifests }]) => {
    const there = manifests.filter((manifest) => manifest !== undefined);
    return there.slice(0, 1).map((identity) => ({ app, manifests, merged: merge(there), identity }));
  });
}

/** Whether every cloud has the object. */
export function isShared({ manifests }: AlignedObject): boolean {
  return !manifests.includes(undefined);
}
