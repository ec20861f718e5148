import { didYouMean } from '@delivery/findings';
import type { Problem } from '../problem.ts';

/** @see https://github.com/falcosecurity/rules/blob/main/CONTRIBUTING.md#maturity-levels */
const maturities = ['maturity_stable', 'maturity_incubating', 'maturity_sandbox', 'maturity_deprecated'];

/** @see https://attack.mitre.org/tactics/enterprise/ */
const tactics = [
  ...['reconnaissance', 'resource_development', 'initial_access', 'execution', 'persistence', 'privilege_escalation'],
  ...['defense_evasion', 'credential_access', 'discovery', 'lateral_movement', 'collection', 'command_and_control'],
  ...['exfiltration', 'impact'],
].map((tactic) => `mitre_${tactic}`);

const technique = /^(T\d{4}(\.\d{3})?|TA\d{4})$/;

/** What the tags of a rule lack: the maturity first, a tactic and a technique of MITRE ATT&CK. */
export function tagProblems(tags: readonly string[]): readonly Problem[] {
  const [first = ''] = tags;
  const problems: Problem[] = [];
  if (!maturities.includes(first))
    problems.push({ found: `first tag "${first}"`, allowed: maturities.join(', '), fix: 'begin with the maturity' });
  const named = tags.filter((tag) => tag.startsWith('mitre_'));
  if (named.length === 0)
    problems.push({ found: 'no tactic among the tags', allowed: tactics.join(', '), fix: 'add what the rule detects' });
  for (const tag of named.filter((one) => !tactics.includes(one)))
    problems.push({ found: `tag "${tag}"`, allowed: tactics.join(', '), fix: didYouMean(tag, tactics) });
  if (!tags.some((tag) => technique.test(tag)))
    problems.push({
      found: 'no technique among the tags',
      allowed: 'e.g. T1059, T1552.005',
      fix: 'add that of MITRE ATT&CK',
    });
  return problems;
}
