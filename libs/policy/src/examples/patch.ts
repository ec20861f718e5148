import type { Manifest } from '@delivery/manifest';

/** A change to a controller that others install, as Flux merges it. */
export function patch(spec: Readonly<Record<string, unknown>>): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'controller',
      namespace: 'shop',
      annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' },
    },
    spec: { template: { spec } },
  };
}
