import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { Stream } from './io.ts';
import { addCommonOptions, examples, type Line } from './program/line.ts';
import { addLookCommands } from './program/look-commands.ts';
import type { Load, LoadComplete, Options } from './program/options.ts';
import { addReleaseCommands } from './program/release-commands.ts';
import { addRenderCommands } from './program/render-commands.ts';
import { addReviewCommands } from './program/review-commands.ts';
import { addValidateCommands } from './program/validate-commands.ts';

export type { Deps, Load, Options, Output } from './program/options.ts';

/** The command line. A command that is chosen gives its code to `run`; everything commander refuses is thrown. */
export function createProgram(
  stdout: Stream,
  stderr: Stream,
  run: (load: Load, options: Options) => Promise<void>,
): Command {
  const program = new Command('delivery')
    .description("Renders every cluster's manifests into generated/, and checks them.")
    .version(manifest.version)
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns || 100,
      getErrHelpWidth: () => stderr.columns || 100,
      outputError: () => undefined, // told as a finding
    })
    .showSuggestionAfterError(false)
    .exitOverride()
    .addHelpText(
      'after',
      examples(
        ['npm start', 'render, write, check, and see it on one screen'],
        ['npm run synth', 'after an edit in apps/ or clusters/'],
        ['npm run check', 'what CI asks: is generated/ as rendered?'],
        ['npm run delivery -- check --help', 'what a command takes'],
      ) +
        '\nExit codes: 0 fine, 1 the answer is no, 2 usage or configuration, 3 bad input, 4 disk or lock,\n  5 a bug of ours, 6 refused as destructive, 130 and 143 ended by a signal\n',
    );

  addCommonOptions(program, ['text', 'json']);

  const action =
    (load: LoadComplete) =>
    (...all: readonly unknown[]) => {
      const command = all.at(-1) as Command;
      const args = command.registeredArguments.map((argument, i) => [argument.name(), command.processedArgs[i]]);
      const [before, after] = [program.opts<Partial<Options>>(), command.opts<Partial<Options>>()];
      const output = after.output ?? before.output ?? 'text';
      const color = after.color !== false && before.color !== false;
      return run(load as Load, { ...before, ...after, output, color, ...Object.fromEntries(args) });
    };
  const line: Line = {
    action,
    command: (name, formats = ['text', 'json']) => addCommonOptions(program.command(name), formats),
  };

  for (const add of [addRenderCommands, addValidateCommands, addReviewCommands, addLookCommands, addReleaseCommands]) {
    add(line);
  }
  return program;
}
