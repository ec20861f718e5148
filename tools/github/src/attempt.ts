import { parseArgs } from 'node:util';
import { Refusal, toText } from '@delivery/findings';

/** Runs a program; a refusal is told on stderr and becomes its exit code. */
export async function attempt(run: () => Promise<number> | number): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(toText(error.findings).trimEnd());
    return error.exitCode;
  }
}

type Kind = 'string' | 'boolean';
type Values<Options extends Readonly<Record<string, Kind>>> = {
  readonly [Name in keyof Options]?: Options[Name] extends 'string' ? string : boolean;
};

/**
 * The options of a command line that has nothing else.
 *
 * @param usage how the program is called
 * @throws Refusal (2)
 */
export function optionsOf<const Options extends Readonly<Record<string, Kind>>>(
  argv: readonly string[],
  options: Options,
  usage: string,
): Values<Options> {
  const types = Object.fromEntries(Object.entries(options).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args: [...argv], options: types }).values as Values<Options>;
  } catch (error) {
    throw refuseUsage(error instanceof Error ? error.message : String(error), usage);
  }
}

export function refuseUsage(found: string, usage: string): Refusal {
  return new Refusal(2, [{ id: 'usage', severity: 'error', subject: 'arguments', found, fix: usage }]);
}

type Env = Readonly<Record<string, string | undefined>>;

/** @throws Refusal (2) when a variable that a workflow has is not set */
export function variable(env: Env, name: string, what: string): string {
  const value = env[name];
  if (value) return value;
  const fix = `set it to ${what}; in a workflow: ${name === 'GH_TOKEN' ? 'env: { GH_TOKEN: ${{ github.token }} }' : 'it is there by itself'}`;
  throw new Refusal(2, [{ id: 'environment', severity: 'error', subject: name, found: 'no such variable', fix }]);
}
