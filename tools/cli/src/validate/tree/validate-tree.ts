import type { Level } from '@delivery/policy';
import type { Manifest } from '@delivery/manifest';
import type { Model } from '../../model.ts';
import type { Answer } from '../answer.ts';
import { readAssets } from '../assets.ts';
import { cacheOf } from '../cache/cache-folder.ts';
import type { ValidationDeps } from '../deps.ts';
import type { Input } from '../input.ts';
import type { Hint } from '../policy-problems.ts';
import { validate } from '../validate.ts';
import { treeScopes } from './tree-scopes.ts';

export interface Tree {
  /** Files of `generated/` by path. */
  readonly inputs: ReadonlyMap<string, Input>;
  /** The object of a file. */
  readonly manifestOf: (path: string) => Manifest | undefined;
  readonly model: Model;
}

export interface TreeOptions {
  /** @default all */
  readonly level?: Level | 'none';
  /** The one cluster to look at. @default - every one */
  readonly cluster?: string;
  readonly hint?: Hint;
  readonly progress?: (text: string) => void;
}

/** Looks at a tree, rendered or read, as the clusters would get it. */
export async function validateTree(tree: Tree, options: TreeOptions, deps: ValidationDeps): Promise<Answer> {
  const { level = 'all', cluster, ...rest } = options;
  const { scopes, findings } = treeScopes(tree.inputs, tree.manifestOf, tree.model, cluster);
  const cache = cacheOf(deps);
  const answer = await validate({
    name: `tree ${level} ${cluster ?? ''}`,
    scopes,
    level,
    howToSupply: 'add the source of its CustomResourceDefinition to libs/kubernetes, and run `npm run build:schemas`',
    assets: readAssets(deps.assets),
    ...(cache !== undefined && { cache }),
    ...rest,
  });
  return { ...answer, findings: [...findings, ...answer.findings] };
}
