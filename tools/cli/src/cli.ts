import { CommanderError } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Stream } from './io.ts';
import type { FolderThread } from './review/folder-thread.ts';
import { createProgram, type Deps, type Load, type Options } from './program.ts';

/** What the CLI needs of a process. */
export interface Process {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Without the names of Node and the script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** @default - renders the repository's own apps */
  readonly render?: Deps['render'];
  /** @default - validates what was rendered */
  readonly validateRendered?: Deps['validateRendered'];
  /** @default - the repository */
  readonly assets?: string;
  /** @default - the repository */
  readonly cwd?: string;
  /** @default - nothing comes in */
  readonly stdin?: () => Uint8Array;
  /** @default - nobody has begun to read the folders that a line names */
  readonly thread?: FolderThread;
}

/**
 * Runs one command line.
 *
 * @returns the exit code; errors are told on stderr, never thrown
 */
export async function cli(process: Process): Promise<ExitCode> {
  const { argv, stdout, stderr } = process;
  let exitCode: ExitCode = 0;
  const program = createProgram(stdout, stderr, async (load, options) => {
    exitCode = await attempt(load, options, process);
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0; // it printed the help or the version
    if (error.code === 'commander.help') {
      stderr.write('\nName one of the commands.\n'); // below the help
      return 2;
    }
    const load: Load = async () => (await import('./usage.ts')).refuseUsage(error, program, argv);
    return attempt(load, { output: wantsJson(argv) ? 'json' : 'text', color: !argv.includes('--no-color') }, process);
  }
}

async function attempt(load: Load, options: Options, process: Process): Promise<ExitCode> {
  const { root, env, stdout, stderr, render } = process;
  const { createIo } = await import('./io.ts');
  const io = createIo({ stdout, stderr, json: options.output === 'json', color: options.color, env });
  try {
    const renderHere = async () => (await import('./workspace.ts')).renderWorkspace(root);
    const { assets = root, cwd = root, stdin = () => new Uint8Array(), validateRendered, thread } = process;
    const given = {
      root,
      assets,
      cwd,
      env,
      stdin,
      ...(validateRendered && { validateRendered }),
      ...(thread && { thread }),
    };
    const deps = { ...options, ...given, render: render ?? renderHere };
    const action = await load(deps);
    return await action(deps, io);
  } catch (error) {
    const { reportError } = await import('./report-error.ts');
    return reportError(error, io, { root, debug: options.debug === true });
  }
}

/** For a line that commander did not read to its end. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.includes('--output=json') || argv[argv.indexOf('--output') + 1] === 'json';
}
