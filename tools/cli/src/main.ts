import { readFileSync } from 'node:fs';
import { readAhead } from './review/read-ahead.ts';

/**
 * Runs the CLI as this process: the only place that ends it or sets its exit code.
 *
 * @param root absolute path of the repository
 * @param argv without the names of Node and the script
 */
export async function main(root: string, argv: readonly string[]): Promise<void> {
  const { stdout, stderr, env } = process;
  // The tree is written in one go, so a signal arrives before it or after it, never in between.
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0); // the reader, e.g. `head`, has enough
    });
  }
  const stdin = () => readFileSync(0);
  const cwd = process.cwd();
  const thread = await readAhead(argv, cwd);
  try {
    const { cli } = await import('./cli.ts');
    process.exitCode = await cli({ root, argv, env, stdout, stderr, stdin, cwd, ...(thread && { thread }) });
  } finally {
    thread?.close();
  }
  // A signal that waited for the end of the work is dealt with within the next turns of the event loop.
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}
