import { type Flags, type KnownFlags, parseFlags } from './flags.ts';
import type { Command, Options } from './options.ts';

const noNetwork = 'this program never uses a network';

const known: KnownFlags = {
  switches: ['strict', 'summary', 'verbose', 'exit-on-error', 'h', 'help', 'v'],
  values: [
    ...['output', 'kubernetes-version', 'schema-location', 'ignore-filename-pattern', 'skip', 'reject'],
    'max-bytes',
  ],
  refused: {
    'ignore-missing-schemas':
      'an object without a schema is not validated, so it is an error here; name the kinds that may go unchecked with -skip',
    cache: noNetwork,
    'insecure-skip-tls-verify': noNetwork,
    debug: 'there is nothing to debug: each result says which files it looked for',
    n: 'there is one worker; leave it out',
  },
};

/** Reads kubeconform's command line. */
export function commandOf(args: readonly string[]): Command {
  try {
    const flags = parseFlags(args, known);
    if (flags.switches.has('h') || flags.switches.has('help')) return { print: 'help' };
    if (flags.switches.has('v')) return { print: 'version' };
    return { run: optionsOf(flags) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function optionsOf({ switches, values, files }: Flags): Options {
  const all = (name: string) => values.get(name) ?? [];
  const last = (name: string) => values.get(name)?.at(-1);
  const output = last('output') ?? 'text';
  if (output !== 'text' && output !== 'json') throw new Error(`-output ${output}: allowed are text and json`);
  const kubernetesVersion = last('kubernetes-version') ?? 'master';
  if (!/^(master|\d+\.\d+\.\d+)$/.test(kubernetesVersion)) {
    throw new Error(`-kubernetes-version ${kubernetesVersion}: allowed are master and a full version, such as 1.36.1`);
  }
  const maxBytes = last('max-bytes');
  if (maxBytes !== undefined && !/^[1-9]\d*$/.test(maxBytes)) {
    throw new Error(`-max-bytes ${maxBytes}: allowed is a number of bytes, such as 4194304`);
  }
  return {
    strict: switches.has('strict'),
    summary: switches.has('summary'),
    verbose: switches.has('verbose'),
    exitOnError: switches.has('exit-on-error'),
    output,
    kubernetesVersion,
    schemaLocations: all('schema-location'),
    ignoreFilenamePatterns: all('ignore-filename-pattern').map(patternOf),
    skip: kindsOf(last('skip')),
    reject: kindsOf(last('reject')),
    maxBytes: maxBytes === undefined ? undefined : Number(maxBytes),
    files,
  };
}

function patternOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    throw new Error(`-ignore-filename-pattern ${pattern}: ${(error as Error).message}`, { cause: error });
  }
}

const kindsOf = (list = '') =>
  list
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind) => kind !== '');
