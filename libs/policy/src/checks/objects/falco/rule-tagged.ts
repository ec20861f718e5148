import type { Check } from '../../../check.ts';
import { eachRule } from './entries.ts';
import { at, macro, on, others, rule, rulesOf, version } from './examples.ts';

export const ruleTagged: Check = {
  id: 'L02',
  name: 'falco-rule-tagged',
  title: 'Every Falco rule states its maturity first, then its tactic and technique of MITRE ATT&CK',
  why: 'Who answers an alert looks up what an attacker does next by its technique; rules are switched on and off by their maturity.',
  severity: 'warning',
  level: 'all',
  sources: ['https://github.com/falcosecurity/rules/blob/main/CONTRIBUTING.md', 'falco_mitre_attack_checker'],
  fix: 'write tags such as [maturity_stable, container, mitre_execution, T1059]',
  good: [
    { name: 'in brackets', add: [rulesOf(version + macro + rule)] },
    {
      name: 'one a line, with a tactic as technique',
      add: [
        rulesOf(
          rule.replace(/ {2}tags: .*\n/, '  tags:\n    - maturity_sandbox\n    - mitre_persistence\n    - TA0003\n'),
        ),
      ],
    },
    ...others,
  ],
  bad: [
    {
      name: 'no maturity',
      on,
      add: [rulesOf(rule.replace('maturity_stable, ', ''))],
      at,
      found: 'rule Shell in Container: first tag container',
    },
    {
      name: 'maturity in the middle',
      on,
      add: [rulesOf(rule.replace('maturity_stable, container', 'container, maturity_stable'))],
      at,
      found: 'rule Shell in Container: first tag container',
    },
    {
      name: 'no tactic',
      on,
      add: [rulesOf(rule.replace('mitre_execution, ', ''))],
      at,
      found: 'rule Shell in Container: no tag mitre_…',
    },
    {
      name: 'no technique',
      on,
      add: [rulesOf(rule.replace(', T1059.004', ''))],
      at,
      found: 'rule Shell in Container: no tag of a technique',
    },
  ],
  inspect: eachRule(function* ({ keys }) {
    const tags = (keys.get('tags') ?? '').match(/[\w.:-]*\w/g) ?? [];
    const allowed = 'maturity_…, …, mitre_<tactic>, T<number>';
    const [first = 'not set'] = tags;
    if (!/^maturity_(stable|incubating|sandbox|deprecated)$/.test(first))
      yield { found: `first tag ${first}`, allowed };
    if (!tags.some((tag) => tag.startsWith('mitre_'))) yield { found: 'no tag mitre_…', allowed };
    if (!tags.some((tag) => /^(T\d{4}(\.\d{3})?|TA\d{4})$/.test(tag)))
      yield { found: 'no tag of a technique', allowed };
  }),
};
