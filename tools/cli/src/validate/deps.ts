/** What validation needs of a command's surroundings. */
export interface ValidationDeps {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of the folder with the files that the CLI itself needs. */
  readonly assets: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether answers are remembered. @default true */
  readonly cache?: boolean;
}
