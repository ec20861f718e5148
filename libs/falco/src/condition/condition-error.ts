/** A place in the text of a condition, both numbers from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionOf(text: string, at: number): Position {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before[before.length - 1]!.length + 1 };
}

/** What Falco would not take for a condition. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
  readonly position: Position;
  /** E.g. `"andb"`. */
  readonly found: string;
  /** E.g. `and, or, or the end`. */
  readonly allowed: string;

  constructor(position: Position, found: string, allowed: string) {
    super(`line ${position.line}, column ${position.column}: found ${found}; allowed: ${allowed}`);
    this.position = position;
    this.found = found;
    this.allowed = allowed;
  }
}
