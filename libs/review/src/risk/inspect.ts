import type { Verdict } from '../verdict.ts';
import type { Comparison } from './comparison.ts';
import { verdictOn } from './look/verdict-on.ts';
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

function judged(rule: Rule, hit: RuleHit, comparison: Comparison): Judged {
  return { ...hit, rule, verdict: hit.verdict ?? verdictOn(comparison, hit.object.cluster, rule.verdicts) };
}
