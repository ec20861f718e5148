import type { Result, Status } from '../result.ts';

/** A result and where its text came from: a path, or `stdin`. */
export interface FileResult {
  readonly file: string;
  readonly result: Result;
}

export interface ReportOptions {
  readonly summary: boolean;
  readonly verbose: boolean;
  readonly isStdin: boolean;
}

export type Counts = Readonly<Record<Status, number>>;

export function countsOf(results: readonly FileResult[]): Counts {
  const counts = { valid: 0, invalid: 0, error: 0, skipped: 0, empty: 0 };
  for (const { result } of results) counts[result.status]++;
  return counts;
}
