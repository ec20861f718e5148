import type { Manifest } from '@delivery/manifest';
import { expand, type Expansion } from '../../tree/application-set/expand.ts';
import { at, textAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';

/** What an ApplicationSet makes of its side of the comparison. */
export function expansionOf({ placements }: Tree, { manifest }: TreeObject): Expansion {
  return expand(manifest, [...new Set(placements.map(({ file }) => file))]);
}

/** Whether what the Applications applied stays when they are deleted. */
export function isPreserving(set: Manifest): boolean {
  return at(set.spec, 'syncPolicy', 'preserveResourcesOnDeletion') === true;
}

/**
 * Whether the controller never deletes an Application that the generators do not give any more.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/
 */
export function isNeverDeleting(set: Manifest): boolean {
  const policy = textAt(set.spec, 'syncPolicy', 'applicationsSync');
  return policy === 'create-update' || policy === 'create-only';
}
