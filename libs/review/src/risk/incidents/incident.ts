import type { Case } from '../testing/case.ts';

/** What went wrong for others, as a small change of the valid fleet. */
export interface Incident extends Case {
  /** What happened, in a sentence. */
  readonly happened: string;
  readonly source: string;
  /** Rules each of which must stop it. */
  readonly stoppedBy: readonly string[];
}
