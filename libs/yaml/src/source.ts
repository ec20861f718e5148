/** A file as a tool read it: libs never touch the disk. */
export interface Source {
  /** Repository-relative path with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}
