import { isManifest, NotCanonicalError, parse, type Manifest } from '@delivery/manifest';
import type { Model } from '../../model.ts';
import type { Answer } from '../answer.ts';
import type { ValidationDeps } from '../deps.ts';
import { inputOf } from '../input.ts';
import { givenFiles, MANIFESTS } from '../paths/given-files.ts';
import { validateTree, type Tree, type TreeOptions } from './validate-tree.ts';

/** Looks at the tree as it stands on disk. */
export function validateCommitted(model: Model, options: TreeOptions, deps: ValidationDeps): Promise<Answer> {
  return validateTree(committedTree(deps.root, model), options, deps);
}

function committedTree(root: string, model: Model): Tree {
  const inputs = new Map(
    givenFiles('generated', root, 'generated/', MANIFESTS).map(({ file, bytes }) => [file, inputOf(file, bytes)]),
  );
  return { inputs, model, manifestOf: (path) => objectIn(inputs.get(path)?.content) };
}

/** Undefined for what the writer did not write: reading it is for later, when it is told what is wrong with it. */
function objectIn(content: string | Uint8Array | undefined): Manifest | undefined {
  try {
    const value = parse(typeof content === 'string' ? content : new TextDecoder().decode(content));
    return isManifest(value) ? value : undefined;
  } catch (error) {
    if (error instanceof NotCanonicalError) return undefined;
    throw error;
  }
}
