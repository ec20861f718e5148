import { emit, type Manifest } from '@delivery/manifest';
import type { CloudRendering } from './rendering.ts';

/** A valid object, to which a test adds fields. */
export function testObject(kind: string, name: string, fields: Readonly<Record<string, unknown>> = {}): Manifest {
  const apiVersion = kind === 'Deployment' ? 'apps/v1' : 'v1';
  return { apiVersion, kind, metadata: { name, namespace: 'order' }, ...fields };
}

/** Objects of the app `order`, by cloud. */
export function testClouds(objects: Readonly<Record<string, readonly Manifest[]>>): readonly CloudRendering[] {
  return Object.entries(objects).map(([cloud, manifests]) => ({
    cloud,
    cluster: `${cloud}-prod-1`,
    objects: manifests.map((manifest) => ({ app: 'order', text: emit(manifest) })),
  }));
}
