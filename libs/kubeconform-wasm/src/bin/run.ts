import { readFileSync } from 'node:fs';
import { createValidator } from '../index.ts';
import { refusal } from '../row.ts';
import type { Validator } from '../validator.ts';
import { commandOf } from './command.ts';
import { findFiles } from './files.ts';
import { help } from './help.ts';
import { jsonReport } from './json-report.ts';
import { localSchemas } from './local-schemas.ts';
import type { Options } from './options.ts';
import type { FileResult } from './report.ts';
import { textReport } from './text-report.ts';

/** What the program says, and its exit code. */
export interface Outcome {
  readonly exitCode: 0 | 1;
  readonly stdout?: string;
  readonly stderr?: string;
}

export interface Terminal {
  /** The whole of the standard input; `undefined` where a person would have to type it. */
  readonly stdin: () => Uint8Array | undefined;
  readonly version: string;
}

/** Runs a command line. */
export function run(args: readonly string[], terminal: Terminal): Outcome {
  const command = commandOf(args);
  if ('problem' in command) return refused(command.problem);
  if ('print' in command) return { exitCode: 0, stdout: command.print === 'help' ? help : `${terminal.version}\n` };
  try {
    return validateFiles(command.run, terminal);
  } catch (error) {
    return refused((error as Error).message);
  }
}

const refused = (message: string): Outcome => ({ exitCode: 1, stderr: `kubeconform-wasm: ${message}\n` });

function validateFiles(options: Options, { stdin }: Terminal): Outcome {
  const { strict, skip, reject, maxBytes, schemaLocations, exitOnError } = options;
  if (schemaLocations.length === 0) {
    return refused('no schemas: name a folder of them with -schema-location (this program never uses a network)');
  }
  const args = options.files.length === 0 ? ['-'] : options.files;
  const { files, problems } = findFiles(args, options.ignoreFilenamePatterns);
  const validator = createValidator({
    find: localSchemas(schemaLocations, options),
    ...{ strict, skip, reject },
    ...(maxBytes !== undefined && { maxBytes }),
  });
  const results: FileResult[] = problems.map(({ path, message }) => ({ file: path, result: refusal(0, message) }));
  for (const file of files) {
    if (exitOnError && results.some(isFailure)) break;
    const bytes = file === '-' ? stdin() : undefined;
    if (file === '-' && bytes === undefined)
      return refused('nothing to read: name files or folders, or pipe a stream in');
    results.push(...resultsOf(validator, file, bytes));
  }
  if (exitOnError) results.splice(results.findIndex(isFailure) + 1 || results.length);
  const report = options.output === 'json' ? jsonReport : textReport;
  return {
    exitCode: results.some(isFailure) ? 1 : 0,
    stdout: report(results, { ...options, isStdin: args.length === 1 && args[0] === '-' }),
  };
}

const isFailure = ({ result: { status } }: FileResult) => status === 'invalid' || status === 'error';

function resultsOf(validator: Validator, file: string, stdin: Uint8Array | undefined): FileResult[] {
  if (stdin !== undefined) return validator.yaml(stdin).map((result) => ({ file: 'stdin', result }));
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return [{ file, result: refusal(0, `it cannot be read (${(error as NodeJS.ErrnoException).code})`) }];
  }
  return validator.yaml(bytes).map((result) => ({ file, result }));
}
