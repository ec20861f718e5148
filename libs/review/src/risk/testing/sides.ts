import type { TreeFile } from '../../tree/file.ts';
import { treeOf } from '../../tree/tree-of.ts';
import type { Tree } from '../../tree/tree.ts';

/** The files of a side, each once. */
export function filesOn({ placements }: Tree): readonly TreeFile[] {
  return [...new Set(placements.map(({ file }) => file))];
}

/** The same clusters with other files. */
export function withFiles({ clusters }: Tree, files: readonly TreeFile[]): Tree {
  return treeOf(files, { factsOf: (name) => clusters.get(name) });
}

/** A file of these values, as some person may have written it. */
export function fileOf(path: string, text: string, values: readonly unknown[]): TreeFile {
  return {
    path,
    id: text,
    mentions: (part) => text.includes(part),
    documents: () => values.map((value, index) => ({ value, line: index + 1 })),
  };
}
