import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { FolderThread } from '../review/folder-thread.ts';
import type { Synthesis } from '../synth.ts';
import type { ValidateRendered } from '../validate/tree/validate-rendered.ts';

/** Formats of stdout; only `validate` has all of them. */
export type Output = 'text' | 'json' | 'sarif' | 'junit';

export interface Options {
  readonly output: Output;
  readonly color: boolean;
  readonly debug?: true;
  readonly dryRun?: true;
  readonly discard?: true;
  readonly app?: string;
  readonly cluster?: string;
  readonly name?: string;
  readonly to?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly through?: string;
  readonly path?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly schemas?: string;
  readonly crds?: string;
  readonly policy?: 'none' | 'baseline' | 'restricted' | 'all';
  readonly fixHint?: true;
  readonly all?: true;
  /** False: `--no-cache`. */
  readonly cache?: boolean;
  readonly id?: string;
  readonly folder?: string;
  readonly base?: string;
  readonly head?: string;
  readonly fromDir?: string;
  readonly toDir?: string;
  readonly layout?: string;
  readonly explain?: string;
  readonly failOn?: 'two-reviewers' | 'stop';
  readonly object?: string;
  readonly field?: string;
  readonly since?: string;
  readonly ring?: string;
  readonly statuses?: string;
  readonly installDriver?: true;
  readonly html?: string;
  readonly markdown?: string;
  readonly sarif?: string;
  readonly json?: string;
}

export interface Deps {
  readonly root: string;
  /** Absolute path of the folder with the files that the CLI itself needs: schemas, the validator. */
  readonly assets: string;
  /** Absolute path of the folder that relative paths of a command line start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: () => Uint8Array;
  readonly render: () => Synthesis | Promise<Synthesis>;
  readonly validateRendered?: ValidateRendered;
  /** That has begun to read the two folders which a line names. */
  readonly thread?: FolderThread;
}

export type Action = (deps: Deps & Options, io: Io) => Promise<ExitCode>;

/** Loads a command's code: `--help` has to be there at once, so nothing is loaded before a command is known. */
export type Load = (deps: Deps & Options) => Promise<Action>;

/** A command may count on the arguments and options that it requires: commander refuses a line that lacks one. */
export type LoadComplete = (
  deps: Deps & Options,
) => Promise<(deps: Deps & Required<Options>, io: Io) => Promise<ExitCode>>;
