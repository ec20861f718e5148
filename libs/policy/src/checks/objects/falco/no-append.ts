import type { Check } from '../../../check.ts';
import { eachRulesFile } from './entries.ts';
import { at, macro, on, others, rule, rulesOf, version } from './examples.ts';

const appended = (by: string) => `- rule: Shell in Container\n  condition: and x\n  ${by}\n`;

export const noAppend: Check = {
  id: 'L04',
  name: 'falco-override-not-append',
  title: 'Falco rules, macros and lists change by override, not by append',
  why: 'The key append adds to a condition or to items without saying to which; Falco will drop it, and then the second entry replaces the first.',
  severity: 'warning',
  level: 'all',
  sources: ['https://falco.org/docs/concepts/rules/overriding/', 'https://github.com/falcosecurity/falco/issues/1340'],
  fix: 'write override: { condition: append } or override: { items: append }',
  good: [
    { name: 'neither', add: [rulesOf(version + macro + rule)] },
    { name: 'override', add: [rulesOf(rule + appended('override:\n    condition: append'))] },
    { name: 'append switched off', add: [rulesOf(rule + appended('append: false'))] },
    ...others,
  ],
  bad: [
    {
      name: 'a rule',
      on,
      add: [rulesOf(version + rule + appended('append: true'))],
      at,
      found: 'rule Shell in Container: append: true',
    },
    {
      name: 'a list',
      on,
      add: [rulesOf(`${rule}- list: shells\n  append: true\n  items: [zsh]\n`)],
      at,
      found: 'list shells: append: true',
    },
  ],
  inspect: eachRulesFile(function* (entries) {
    for (const { kind, name, keys } of entries)
      if (keys.get('append') === 'true')
        yield { found: `${kind} ${name}: append: true`, allowed: 'override: { condition: append }' };
  }),
};
