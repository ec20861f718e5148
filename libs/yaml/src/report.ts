import { compareFindings, type Finding, pathText, Refusal } from '@delivery/findings';
import { Lines } from './lines.ts';

/** A hostile file could earn one for each of its lines. */
const MOST = 50;

export type Problem = Pick<Finding, 'id' | 'found' | 'allowed' | 'fix'>;

/** Collects what is wrong with one file. */
export class Report {
  readonly #file: string;
  readonly #findings: Finding[] = [];
  #more = 0;
  /** Of the text that the offsets are in. */
  lines = new Lines('');

  constructor(file: string) {
    this.#file = file;
  }

  /** Whether more findings would only be counted. */
  get full(): boolean {
    return this.#findings.length >= MOST;
  }

  add(problem: Problem, offset = 0, path: readonly (string | number)[] = []): void {
    if (this.full) {
      this.#more += 1;
      return;
    }
    const at = { file: this.#file, ...this.lines.position(offset), ...(path.length > 0 && { path: pathText(path) }) };
    this.#findings.push({ severity: 'error', subject: this.#file, at, ...problem });
  }

  /** @throws {Refusal} with exit code 3 when anything was added */
  throwIfAny(): void {
    if (this.#findings.length === 0) return;
    const findings = this.#findings.sort(compareFindings);
    const last = findings.at(-1);
    if (last && this.#more > 0)
      findings.push({
        ...last,
        id: 'yaml-more',
        found: `${this.#more} more problems`,
        fix: 'correct those above first',
      });
    throw new Refusal(3, findings);
  }
}

/** A piece of a file for a message: one line, not a page. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
