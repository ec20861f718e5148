import { groupOf } from '@delivery/manifest';
import { textAt } from '../../tree/fields.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { goesWith } from './owned.ts';

/** Whether what objects hold, or what they own holds, is gone with them: what claims hold, and all objects of a kind. */
export function losesData(tree: Tree, objects: Iterable<TreeObject>): boolean {
  return [...goesWith(tree, objects)].some(isData);
}

/** A StatefulSet leaves its claims behind, unless it says otherwise. */
function isData({ manifest }: TreeObject): boolean {
  switch (`${groupOf(manifest)}/${manifest.kind}`) {
    case '/PersistentVolumeClaim':
    case 'apiextensions.k8s.io/CustomResourceDefinition':
      return true;
    case 'apps/StatefulSet':
      return textAt(manifest, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete';
    default:
      return false;
  }
}
