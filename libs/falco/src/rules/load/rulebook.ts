import type { Finding } from '@delivery/findings';
import type { Condition } from '../../condition/ast.ts';
import type { Names } from '../../condition/resolve.ts';
import type { Problem } from '../../problem.ts';
import type { Raw } from './shape.ts';

/** A rule that Falco would run. */
export interface LoadedRule {
  readonly name: string;
  /** Without macros and named lists, and with its exceptions. */
  readonly condition: Condition;
}

/** Something that entries define under a name. */
export interface Defined<T> {
  readonly entry: Raw;
  readonly file: string;
  readonly value: T;
}

/** What the entries read so far define. */
export class Rulebook implements Names {
  readonly lists = new Map<string, Defined<readonly string[]>>();
  readonly macros = new Map<string, Defined<Condition>>();
  readonly rules = new Map<string, Defined<Condition | undefined>>();
  /** Names of lists and macros that something names. */
  readonly used = new Set<string>();
  readonly findings: Finding[] = [];

  macro(name: string): Condition | undefined {
    return this.macros.get(name)?.value;
  }

  list(name: string): readonly string[] | undefined {
    return this.lists.get(name)?.value;
  }

  report(id: string, { file, subject, path }: Where, problem: Problem): void {
    this.findings.push({ id, severity: 'error', subject, at: { file, path }, ...problem });
  }

  reportAll(id: string, where: Where, problems: readonly Problem[]): void {
    for (const problem of problems) this.report(id, where, problem);
  }
}

export interface Where {
  readonly file: string;
  /** E.g. `rule "Package Manager in Container"`. */
  readonly subject: string;
  /** Path of the entry in its file, e.g. `[3].condition`. */
  readonly path: string;
}
