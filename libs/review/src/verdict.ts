/**
 * How a change may be merged, from harmless to not at all: as ever (`routine`), with somebody who looks (`warn`), with two of them,
 * or not before its stop is accepted in `clusters/accepted-risks.yaml`.
 */
export type Verdict = 'routine' | 'warn' | 'two-reviewers' | 'stop';

const order: readonly Verdict[] = ['routine', 'warn', 'two-reviewers', 'stop'];

/** The one that asks for more; `routine` of none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  return order[Math.max(0, ...[...verdicts].map((verdict) => order.indexOf(verdict)))] ?? 'routine';
}
