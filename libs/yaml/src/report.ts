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
  readonly #base: number;
  /** Of the text that the offsets are in. */
  lines: Lines;

  /** @param base where in the text offsets count from, for a part of it that is read on its own */
  constructor(file: string, lines = new Lines(''), base = 0) {
    this.#file = file;
    this.lines = lines;
    this.#base = base;
  }

  /** Whether more findings would only be counted. */
  get full(): boolean {
    return this.#findings.length >= MOST;
  }

  /** 1-based, of an offset. */
  lineOf(offset: number): number {
    return this.lines.position(this.#base + offset).line;
  }

  add(problem: Problem, offset = 0, path: readonly (string | number)[] = []): void {
    if (this.full) {
      this.#more += 1;
      return;
    }
    const position = this.lines.position(this.#base + offset);
    const at = { file: this.#file, ...position, ...(path.length > 0 && { path: pathText(path) }) };
    this.#findings.push({ severity: 'error', subject: this.#file, at, ...problem });
  }

  /** What was added, sorted; what was too much is counted at the end. */
  get findings(): readonly Finding[] {
    const findings = [...this.#findings].sort(compareFindings);
    const last = findings.at(-1);
    if (last && this.#more > 0)
      findings.push({
        ...last,
        id: 'yaml-more',
        found: `${this.#more} more problems`,
        fix: 'correct those above first',
      });
    return findings;
  }

  /** @throws {Refusal} with exit code 3 when anything was added */
  throwIfAny(): void {
    if (this.#findings.length > 0) throw new Refusal(3, this.findings);
  }
}

/** A piece of a file for a message: one line, not a page. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
