/** A program of other people that is built from its Go module, at an exact version. */
export interface GoProgram {
  /** Of the file, e.g. `kubeconform`. */
  readonly name: string;
  /** Of its main package, e.g. `github.com/yannh/kubeconform/cmd/kubeconform`. */
  readonly path: string;
  /** E.g. `v0.8.0`. */
  readonly version: string;
  /**
   * Folder of a go.mod that pins it, for a program that `go install` refuses because its own go.mod replaces modules.
   * @default - `go install` knows all it needs
   */
  readonly module?: string;
  /** Build tags, with `module` only. @default - none */
  readonly tags?: readonly string[];
}

export declare const kubeconform: GoProgram;
export declare const kubeScore: GoProgram;
export declare const actionlint: GoProgram;

/**
 * The file of the built program, in the user's cache. Builds it the first time, in a minute or a few.
 *
 * @throws Error that says what to install when Go is missing, which version its go.mod lacks, or what Go said
 */
export declare function goProgram(program: GoProgram): string;
