import { git } from '@delivery/git';

/** As `.gitattributes` names it. */
export const DRIVER = 'delivery-ours';

/**
 * Tells this clone that files of `generated/` are never merged as text: our side stays until the tree is rendered again.
 *
 * @throws Refusal (4) outside a repository
 * @see https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver
 */
export function installDriver(root: string): void {
  git(root, ['config', `merge.${DRIVER}.name`, 'keeps ours of what delivery resolve renders']);
  git(root, ['config', `merge.${DRIVER}.driver`, 'true']);
}
