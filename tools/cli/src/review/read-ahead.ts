import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FolderThread } from './folder-thread.ts';

const options = { 'from-dir': { type: 'string' }, 'to-dir': { type: 'string' } } as const;

/**
 * Begins to read the two folders that a line names, while that what understands the line, and compares them, is loaded.
 *
 * @returns undefined for a line without them, which needs no thread
 */
export async function readAhead(argv: readonly string[], cwd: string): Promise<FolderThread | undefined> {
  const { 'from-dir': from, 'to-dir': to } = parseArgs({ args: [...argv], options, strict: false }).values;
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  const { FolderThread } = await import('./folder-thread.ts');
  return FolderThread.start(resolve(cwd, from), resolve(cwd, to));
}
