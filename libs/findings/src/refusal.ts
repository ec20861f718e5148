import type { Finding } from './finding.ts';

/** Exit codes of a refusal; `design.md` lists them. 0 is success, 5 a bug of ours, 130/143 a signal. */
export type RefusalCode = 1 | 2 | 3 | 4 | 6;

/** A user's mistake or a limit of the machine: shown as findings, never as a stack trace. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly exitCode: RefusalCode;
  readonly findings: readonly Finding[];

  constructor(exitCode: RefusalCode, findings: readonly Finding[]) {
    super(findings.map(({ id, subject, found, fix }) => `${id}: ${subject}: ${found}; ${fix}`).join('\n'));
    this.exitCode = exitCode;
    this.findings = findings;
  }
}
