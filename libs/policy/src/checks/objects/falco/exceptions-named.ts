import type { Check } from '../../../check.ts';
import { eachRule } from './entries.ts';
import { at, macro, on, others, rule, rulesOf, version } from './examples.ts';

export const exceptionsNamed: Check = {
  id: 'L05',
  name: 'falco-exceptions-named',
  title: 'Every exception of a Falco rule has a name',
  why: 'The name says why something is left out, and is how a later file adds a value to it; Falco does not load a rule with an exception without one.',
  severity: 'error',
  level: 'all',
  sources: ['https://falco.org/docs/concepts/rules/exceptions/', 'falco rules-check validate'],
  fix: 'name what it leaves out',
  good: [
    { name: 'named', add: [rulesOf(version + macro + rule)] },
    {
      name: 'named after its fields',
      add: [
        rulesOf(rule.replace('- name: known\n      fields: [proc.pname]', '- fields: [proc.pname]\n      name: known')),
      ],
    },
    { name: 'no exceptions', add: [rulesOf(rule.replace(/ {2}exceptions:\n(?: {4}.*\n)+/, ''))] },
    {
      name: 'a value that looks like a key',
      add: [rulesOf(rule.replace('comps: [=]\n', 'comps: [in]\n      values:\n        - - - runc:[0:PARENT]\n'))],
    },
    ...others,
  ],
  bad: [
    {
      name: 'fields alone',
      on,
      add: [rulesOf(version + rule.replace('- name: known\n      fields', '- fields'))],
      at,
      found: 'rule Shell in Container: exceptions[0] without a name',
    },
    {
      name: 'the second of two',
      on,
      add: [
        rulesOf(rule.replace('      comps: [=]\n', '      comps: [=]\n    - fields: [proc.name]\n      comps: [in]\n')),
      ],
      at,
      found: 'rule Shell in Container: exceptions[1] without a name',
    },
  ],
  inspect: eachRule(function* ({ keys }) {
    for (const [i, item] of itemsOf(keys.get('exceptions') ?? '').entries())
      if (!/^\s*name:\s*\S/m.test(item))
        yield { found: `exceptions[${i}] without a name`, allowed: 'name, fields, comps, values' };
  }),
};

/** Items of a list one below the other, without their hyphens; none of a list in brackets. */
function itemsOf(text: string): readonly string[] {
  if (!text.startsWith('- ')) return [];
  const items = text.slice(2);
  const margin = /\n( *)- \w+:\s/.exec(items)?.[1] ?? '';
  return items.split(new RegExp(`\\n${margin}- (?=\\w+:\\s)`));
}
