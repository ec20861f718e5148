import { createTree } from 'nx/src/generators/testing-utils/create-tree.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../small-workspace.ts';

const copied = ['.prettierrc.json', 'libs/fleet/schemas/cluster.schema.json', 'libs/fleet/schemas/release.schema.json'];

/** A workspace in memory, with this one's schemas and format, and these files. */
export function memoryWorkspace(files: Readonly<Record<string, string>>) {
  const tree = createTree();
  for (const path of copied) tree.write(path, readFileSync(join(checkout, path), 'utf8'));
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  const before = new Set(tree.listChanges().map(({ path }) => path));
  const written = () =>
    tree
      .listChanges()
      .map(({ path }) => path)
      .filter((path) => !before.has(path))
      .sort();
  return { tree, written, text: (path: string) => tree.read(path, 'utf8') ?? '' };
}

/** The words of a refusal, or that there was none. */
export async function refusal(generating: Promise<unknown>): Promise<string> {
  try {
    await generating;
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'it was made';
}
