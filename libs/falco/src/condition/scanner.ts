import { ConditionError, positionOf } from './condition-error.ts';

/** Characters that stand bare in a value. */
export const bareText = /[^()"'\s=,]+/y;

const blanks = /[ \t\b\r\n]*/y;
const word = /\s*([^\s()[\],"']+|\S)/y;

/** Reads the text of a condition from left to right. What a character means hangs on what stands before it, so there are no tokens. */
export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get at(): number {
    return this.#at;
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** Passes blanks, and says whether there were any. */
  blank(): boolean {
    return this.#match(blanks) !== '';
  }

  /** Reads what the sticky pattern matches here; undefined, and nothing is read, where it does not match. */
  take(pattern: RegExp): string | undefined {
    return this.#match(pattern);
  }

  /** As `take`, without reading it. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  punctuation(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  /** One character, whatever it is; empty at the end. */
  character(): string {
    return this.#text.charAt(this.#at++);
  }

  /** @param at - where it went wrong, if not here */
  fail(allowed: string, at = this.#at): ConditionError {
    word.lastIndex = at;
    const found = word.exec(this.#text)?.[1];
    return new ConditionError(
      positionOf(this.#text, at),
      found === undefined ? 'the end' : JSON.stringify(found),
      allowed,
    );
  }

  /** As `fail`, in words of the caller. */
  failWith(found: string, allowed: string, at = this.#at): ConditionError {
    return new ConditionError(positionOf(this.#text, at), found, allowed);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}
