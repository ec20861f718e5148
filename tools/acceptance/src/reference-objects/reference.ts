/** How a rendered object differs from the one written by hand. */
export interface Reference {
  /** Where it is rendered. @default - the path that the hand expected: the first line of the file */
  readonly path?: string;
  readonly differences: readonly Difference[];
}

/** Lines of one cause. */
export interface Difference {
  /** Why the rendered object is as it is. Begins with `Open:` where the hand is right, and says what stands today. */
  readonly because: string;
  /** As `differences` writes them; their order does not count. */
  readonly lines: readonly string[];
}

/** By the name of the file in `docs/reference-objects`. */
export type References = Readonly<Record<string, Reference>>;

/** The two lines of a scalar that both objects have. */
export function changed(path: string, byHand: string | number, rendered: string | number): readonly string[] {
  return [`- ${path}: ${JSON.stringify(byHand)}`, `+ ${path}: ${JSON.stringify(rendered)}`];
}
