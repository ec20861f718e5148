import { crdSchemas, isCrd } from '@delivery/kubernetes';
import type { Manifest } from '@delivery/manifest';

/** The kinds that CustomResourceDefinitions make the API server serve. */
export function servedKinds(
  definitions: readonly Manifest[],
): { readonly apiVersion: string; readonly kind: string }[] {
  return definitions
    .filter((definition): definition is Manifest & Parameters<typeof crdSchemas>[0] => isCrd(definition))
    .flatMap(crdSchemas)
    .map(({ apiVersion, kind }) => ({ apiVersion, kind }));
}
