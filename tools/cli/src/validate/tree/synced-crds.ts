import type { Manifest } from '@delivery/manifest';

/**
 * Folders below `generated/crds/` that a cluster's engine reads, e.g. `keda/2.21.0`: by the `directory.include` of an Application, or
 * by the `sparseCheckout` of a GitRepository.
 */
export function syncedCrds(objects: Iterable<Manifest>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { kind, spec } of objects) {
    if (kind !== 'Application' && kind !== 'GitRepository') continue;
    const { source, sparseCheckout } = (spec ?? {}) as {
      readonly source?: { readonly directory?: { readonly include?: unknown } };
      readonly sparseCheckout?: unknown;
    };
    const include = source?.directory?.include;
    if (typeof include === 'string') {
      for (const pattern of include.replace(/^\{|\}$/g, '').split(',')) folders.add(pattern.replace(/\/\*$/, ''));
    }
    for (const path of Array.isArray(sparseCheckout) ? (sparseCheckout as readonly unknown[]) : []) {
      if (typeof path === 'string' && path.startsWith(`${CRDS}/`)) folders.add(path.slice(CRDS.length + 1));
    }
  }
  return folders;
}

const CRDS = 'generated/crds';
