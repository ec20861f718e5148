import type { Check } from '../../../check.ts';
import { eachRule } from './entries.ts';
import { at, macro, on, others, rule, rulesOf, version } from './examples.ts';

const needed = ['desc', 'output', 'priority'];

export const ruleDescribed: Check = {
  id: 'L01',
  name: 'falco-rule-described',
  title: 'Every Falco rule says what it sees, how bad it is, and in which container it happened',
  why: 'Whoever is called at night has the output and nothing else: without the container nobody finds the pod, and without a description nobody knows what it means.',
  severity: 'warning',
  level: 'all',
  sources: ['https://falco.org/docs/concepts/rules/style-guide/', 'falco rules-check validate'],
  fix: 'add desc, output with %container.id, and priority',
  good: [
    { name: 'all of them', add: [rulesOf(version + macro + rule)] },
    {
      name: 'a rule that is only switched off',
      add: [rulesOf(`${version}${rule}- rule: Other\n  enabled: false\n`)],
    },
    {
      name: 'a rule that only changes',
      add: [rulesOf(`${rule}- rule: Other\n  condition: and x\n  override:\n    condition: append\n`)],
    },
    ...others,
  ],
  bad: [
    {
      name: 'no container in the output',
      on,
      add: [rulesOf(rule.replace(' container_id=%container.id', ''))],
      at,
      found: 'rule Shell in Container: output without %container.id',
    },
    {
      name: 'no priority',
      on,
      add: [rulesOf(rule.replace('  priority: WARNING\n', ''))],
      at,
      found: 'rule Shell in Container: no priority',
    },
    {
      name: 'no description',
      on,
      add: [rulesOf(macro + rule.replace(/ {2}desc: >\n.*\n/, ''))],
      at,
      found: 'rule Shell in Container: no desc',
    },
  ],
  inspect: eachRule(function* ({ keys }) {
    const allowed = 'desc, output with %container.id, priority';
    for (const key of needed) if ((keys.get(key) ?? '') === '') yield { found: `no ${key}`, allowed };
    const output = keys.get('output') ?? '';
    if (output !== '' && !/%container\.id\b/.test(output)) yield { found: 'output without %container.id', allowed };
  }),
};
