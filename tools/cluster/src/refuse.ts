import { Refusal, type Finding, type RefusalCode } from '@delivery/findings';

/** One finding of severity error as a refusal. */
export function refuse(exitCode: RefusalCode, finding: Omit<Finding, 'severity'>): Refusal {
  return new Refusal(exitCode, [{ severity: 'error', ...finding }]);
}
