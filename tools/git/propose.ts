// Opens the pull request of what a command changed: `npm run propose -- --branch promote/order --title 'feat(order): …'`.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Refusal, toText } from '@delivery/findings';
import { propose } from './src/propose.ts';

const USAGE = 'npm run propose -- --branch <branch> --title <title> [--body <file>]';

/** @returns the exit code; the address of the pull request goes to stdout */
export function main(argv: readonly string[]): number {
  try {
    const { branch, title, body } = wordsOf(argv);
    const text = body === undefined ? '' : readFileSync(body, 'utf8');
    const address = propose({ root: process.cwd(), branch, title, text });
    console.log(address ?? 'nothing has changed, so there is no pull request');
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(toText(error.findings).trimEnd());
    return error.exitCode;
  }
}

function wordsOf(argv: readonly string[]) {
  const { branch, title, body } = parsed(argv);
  if (branch === undefined || title === undefined) throw refuseUsage('no --branch or no --title');
  return { branch, title, body };
}

function parsed(argv: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...argv], options: { branch: option, title: option, body: option } }).values;
  } catch (error) {
    throw refuseUsage(error instanceof Error ? error.message : String(error));
  }
}

function refuseUsage(found: string): Refusal {
  return new Refusal(2, [{ id: 'usage', severity: 'error', subject: 'propose', found, fix: USAGE }]);
}
