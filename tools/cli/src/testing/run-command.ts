import type { ExitCode } from '../exit-code.ts';
import { createIo, type Io } from '../io.ts';
import { reportError } from '../report-error.ts';
import type { Output } from './run-cli.ts';

/** Runs a command with values that no command line can give it, e.g. a model; what it refuses is told as the CLI tells it. */
export async function runCommand(
  command: (io: Io) => ExitCode | Promise<ExitCode>,
  { json = false }: { readonly json?: boolean } = {},
): Promise<Output> {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (output[name] += text) });
  const io = createIo({ stdout: stream('stdout'), stderr: stream('stderr'), json, color: false, env: {} });
  try {
    return { exitCode: await command(io), ...output };
  } catch (error) {
    return { exitCode: reportError(error, io, { root: '/', debug: false }), ...output };
  }
}
