import { readSources } from '@delivery/tree';
import type { Model } from './model.ts';

/** How a command comes by the model; a test gives it one. */
export type ReadModel = (root: string) => Model | Promise<Model>;

/** The model of a repository. Apps and libs load here, not when the CLI starts. */
export const readModel: ReadModel = async (root) => {
  const [{ modelOf }, { apps }] = await Promise.all([import('./model.ts'), import('delivery:apps')]);
  return modelOf(apps, readSources(root));
};
