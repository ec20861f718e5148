import type { Manifest } from '@delivery/manifest';

/**
 * The Go module proxy does not serve helm-controller, so neither its program nor its manifests are here. What `flux
 * install` would make of it is like what it makes of kustomize-controller, and is there for a bootstrap to patch; the
 * Stage of HelmRelease does what the controller would.
 *
 * @param install objects of upstream's installation without it
 */
export function helmControllerObjects(install: readonly Manifest[]): Manifest[] {
  const model = 'kustomize-controller';
  const likes = install.filter(
    ({ kind, metadata }) => ['Deployment', 'ServiceAccount'].includes(kind) && metadata.name === model,
  );
  return likes.map((like) => JSON.parse(JSON.stringify(like).replaceAll(model, 'helm-controller')) as Manifest);
}
