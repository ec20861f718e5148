import { dirname } from 'node:path';
import { headBlobs } from '@delivery/git';
import { CODEOWNERS, TREE } from './mark.ts';

/** Path → git blob id of the files of HEAD; undefined without a commit. */
export type Committed = () => ReadonlyMap<string, string> | undefined;

/** Asks git once at most, and only when somebody wants to know. */
export function committedIn(root: string): Committed {
  let answer: { readonly files: ReturnType<Committed> } | undefined;
  return () => (answer ??= { files: ask(root) }).files;
}

function ask(root: string): ReturnType<Committed> {
  const tree = headBlobs(root, TREE);
  return tree && new Map([...tree, ...(headBlobs(root, dirname(CODEOWNERS)) ?? [])]);
}
