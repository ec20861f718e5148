import { Option, type Command } from 'commander';
import type { LoadComplete, Output } from './options.ts';

/** What adds a command to the line. */
export interface Line {
  readonly command: (name: string, formats?: readonly Output[]) => Command;
  /** What a command does when it is chosen. */
  readonly action: (load: LoadComplete) => (...all: readonly unknown[]) => Promise<void>;
}

/** They may stand before a command and after it. */
export function addCommonOptions(command: Command, formats: readonly Output[]): Command {
  return command
    .addOption(new Option('--output <format>', 'format of stdout (default: text)').choices(formats))
    .option('--debug', 'print the calls that led to an error')
    .option('--no-color', 'print no colours (NO_COLOR=1 does the same)');
}

export function examples(...lines: readonly (readonly [command: string, why?: string])[]): string {
  const width = Math.max(...lines.map(([command, why]) => (why ? command.length : 0)));
  return `\nExamples:\n${lines.map(([command, why]) => `  ${why ? `${command.padEnd(width)}  # ${why}` : command}\n`).join('')}`;
}
