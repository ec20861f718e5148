export interface Options {
  readonly strict: boolean;
  readonly summary: boolean;
  readonly verbose: boolean;
  readonly exitOnError: boolean;
  readonly output: 'text' | 'json';
  /** `master`, or a full version: `1.36.1`. */
  readonly kubernetesVersion: string;
  readonly schemaLocations: readonly string[];
  readonly ignoreFilenamePatterns: readonly RegExp[];
  readonly skip: readonly string[];
  readonly reject: readonly string[];
  readonly maxBytes: number | undefined;
  /** Files and folders, `-` for the standard input; none is the standard input, too. */
  readonly files: readonly string[];
}

/** What the command line asks for. */
export type Command =
  | { readonly run: Options }
  | { readonly print: 'help' | 'version' }
  /** Why it cannot be followed. */
  | { readonly problem: string };
