/** A file of one side of a comparison. */
export interface TreeFile {
  /** Relative to the root of the side, with `/`. */
  readonly path: string;
  /** Equal for equal bytes. */
  readonly id: string;
  /** Whether its bytes hold a text: to pass files over without parsing them. */
  readonly mentions: (text: string) => boolean;
  /** Reads and parses it, once; only when somebody needs it. */
  readonly documents: () => readonly FileDocument[];
}

/** One YAML or JSON document of a file; the items of a List are documents of their own. */
export interface FileDocument {
  readonly value: unknown;
  /** 1-based line on which it begins. */
  readonly line: number;
}
