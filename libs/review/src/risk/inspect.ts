import type { Verdict } from '../verdict.ts';
import type { Comparison } from './comparison.ts';
import type { Rule, RuleHit } from './rule.ts';

/** A hit, its rule, and what that asks for where it stands. */
export interface Judged extends RuleHit {
  readonly rule: Rule;
  readonly verdict: Exclude<Verdict, 'routine'>;
}

/** Every hit of every rule, by rule, then in the order of the objects. */
export function inspect(comparison: Comparison, rules: readonly Rule[]): readonly Judged[] {
  return rules.flatMap((rule) => [...rule.inspect(comparison)].map((hit) => judged(rule, hit, comparison)));
}

function judged(rule: Rule, hit: RuleHit, { clusterOf }: Comparison): Judged {
  const { environment } = clusterOf(hit.object.cluster);
  const verdicts: Readonly<Partial<Record<string, Judged['verdict']>>> = rule.verdicts;
  return { ...hit, rule, verdict: hit.verdict ?? verdicts[environment] ?? rule.verdicts.production };
}
