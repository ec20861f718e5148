import { objects } from './committed.ts';

/** Apps that a service of ours is made of: those with a ConfigMap and pods in the tree. */
export const services: readonly string[] = [
  ...new Set(objects.filter(({ app, manifest }) => app !== '' && manifest.kind === 'ConfigMap').map(({ app }) => app)),
].sort();

/** Every app that has a sync object. */
export const apps: readonly string[] = [...new Set(objects.flatMap(({ app }) => app || []))].sort();
