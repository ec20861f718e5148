import { expect, it } from 'vitest';
import { evaluate } from '../../condition/evaluate.ts';
import { loadRules } from './load-rules.ts';

const version = { required_engine_version: '0.57.0' };
const started = { macro: 'started', condition: 'evt.type in (execve)' };
const shells = { list: 'shells', items: ['sh', 'bash'] };
const rule = {
  rule: 'Shell',
  desc: 'A shell starts.',
  condition: 'started and proc.name in (shells)',
  output: 'Shell | container_id=%container.id command=%proc.cmdline parent=%proc.aname[2]',
  priority: 'ERROR',
  tags: ['maturity_stable', 'container', 'mitre_execution', 'T1059.004'],
};
const good = [version, started, shells, rule];

const findings = (...entries: readonly unknown[]) =>
  loadRules([{ name: '10-rules.yaml', entries }]).findings.map(
    ({ id, subject, at, found, allowed, fix }) =>
      `${id}: ${subject} at ${at?.file}${at?.path}: ${[found, ...(allowed === undefined ? [] : [allowed]), fix].join('; ')}`,
  );

it('loads what stands in order', () => {
  const { rules, findings: none } = loadRules([{ name: '10-rules.yaml', entries: good }]);
  expect(none).toEqual([]);
  const [{ name, condition }] = rules as [(typeof rules)[0]];
  expect(name).toBe('Shell');
  expect(evaluate(condition, { 'evt.type': 'execve', 'proc.name': 'bash' })).toBe(true);
});

it('loads files by their names', () => {
  const files = [
    { name: '20-rules.yaml', entries: [version, rule] },
    { name: '10-common.yaml', entries: [version, started, shells] },
  ];
  expect(loadRules(files).findings).toEqual([]);
  expect(loadRules(files.map((file) => ({ ...file, name: file.name.replace('20', '05') }))).findings).toMatchObject([
    { found: 'line 1, column 1: macro started' },
    { id: 'falco-name-defined', subject: 'list "shells"', found: 'used before it is defined' },
  ]);
});

it('leaves out what exceptions say', () => {
  const exceptions = [
    { name: 'known', fields: ['proc.name', 'k8s.ns.name'], comps: ['=', 'in'], values: [['sh', ['build', 'test']]] },
    { name: 'none', fields: ['proc.pname'], comps: ['='], values: [] },
  ];
  const { rules } = loadRules([{ name: 'a.yaml', entries: [version, started, shells, { ...rule, exceptions }] }]);
  const seen = (namespace: string) =>
    evaluate(rules[0]!.condition, { 'evt.type': 'execve', 'proc.name': 'sh', 'k8s.ns.name': namespace });
  expect([seen('build'), seen('order')]).toEqual([false, true]);
});

it('changes what an override names', () => {
  const { rules, findings: none } = loadRules([
    { name: '10.yaml', entries: good },
    {
      name: '20.yaml',
      entries: [
        version,
        {
          rule: 'Shell',
          condition: 'and k8s.ns.name = order',
          priority: 'NOTICE',
          override: { condition: 'append', priority: 'replace' },
        },
      ],
    },
  ]);
  expect(none).toEqual([]);
  const event = { 'evt.type': 'execve', 'proc.name': 'sh' };
  expect(evaluate(rules[0]!.condition, event)).toBe(false);
  expect(evaluate(rules[0]!.condition, { ...event, 'k8s.ns.name': 'order' })).toBe(true);
});

it.each([
  [
    'a file that is no list',
    { a: 1 },
    'falco-entry: rules file at x.yaml: no list; a list of entries; begin each entry with "- "',
  ],
])('refuses %s', (_, entries, message) => {
  const [{ id, subject, at, found, allowed, fix }] = loadRules([{ name: 'x.yaml', entries }]).findings as [
    ReturnType<typeof loadRules>['findings'][0],
  ];
  expect(`${id}: ${subject} at ${at?.file}: ${found}; ${allowed}; ${fix}`).toBe(message);
});

const at = (i: number) => `at 10-rules.yaml[${i}]`;

it.each<[string, readonly unknown[], string]>([
  [
    'no version',
    good.slice(1),
    `falco-engine-version: rules file ${at(0)}: no required_engine_version; a version such as 0.57.0; begin the file with it`,
  ],
  [
    'a version of another form',
    [{ required_engine_version: '57' }, ...good.slice(1)],
    `falco-engine-version: rules file ${at(0)}: required_engine_version 57; a version such as 0.57.0; begin the file with it`,
  ],
  [
    'an entry of no kind',
    [...good, { macros: 'x' }],
    `falco-entry: rules file ${at(4)}: an entry of no kind; rule, macro, list; name it`,
  ],
  [
    'an unknown key',
    [...good.slice(0, 3), { ...rule, prority: 'x' }],
    `falco-entry: rule "Shell" ${at(3)}: key "prority"; did you mean "priority"?`,
  ],
  [
    'a missing key',
    [...good.slice(0, 3), { ...rule, desc: undefined }],
    `falco-entry: rule "Shell" ${at(3)}: no desc; add desc`,
  ],
  [
    'a description without words',
    [...good.slice(0, 3), { ...rule, desc: ' ' }],
    `falco-entry: rule "Shell" ${at(3)}: desc of another type; a text; correct desc`,
  ],
  [
    'items that are no list',
    [version, { list: 'shells', items: 'sh' }],
    `falco-entry: list "shells" ${at(1)}: items of another type; a list of texts; correct items`,
  ],
  [
    'append',
    [...good, { list: 'shells', items: ['zsh'], append: true }],
    `falco-entry: list "shells" ${at(4)}: append; write override: { items: append }`,
  ],
  [
    'an override of nothing',
    [...good, { macro: 'other', condition: 'and x', override: { condition: 'append' } }],
    `falco-entry: macro "other" ${at(4)}: an override of nothing; define it in an earlier entry, or remove override`,
  ],
  [
    'an override of a key that has none',
    [...good, { rule: 'Shell', source: 'x', override: { source: 'replace' } }],
    `falco-entry: rule "Shell" ${at(4)}: override of source; items, condition, output, desc, tags, exceptions, priority, enabled; remove source`,
  ],
  [
    'a priority that is appended',
    [...good, { rule: 'Shell', priority: 'ERROR', override: { priority: 'append' } }],
    `falco-entry: rule "Shell" ${at(4)}: override priority: append; replace; write priority: replace`,
  ],
  [
    'an override without its value',
    [...good, { rule: 'Shell', override: { desc: 'append' } }],
    `falco-entry: rule "Shell" ${at(4)}: override of desc without desc; add desc`,
  ],
  [
    'a name twice',
    [...good, rule],
    `falco-name-unique: rule "Shell" ${at(4)}: "Shell" again, after 10-rules.yaml; rename one, or say with override what the second changes`,
  ],
  [
    'a macro that is called like a list',
    [...good, { macro: 'shells', condition: 'started' }],
    `falco-name-unique: macro "shells" ${at(4)}: "shells" again, after 10-rules.yaml; rename one, or say with override what the second changes`,
  ],
  [
    'an unknown macro',
    [version, started, shells, { ...rule, condition: 'startd and proc.name in (shells)\nor started' }],
    `falco-name-defined: rule "Shell" ${at(3)}.condition: line 1, column 1: macro startd; macros of earlier entries, and fields with a dot; did you mean "started"?`,
  ],
  [
    'an unknown field',
    [version, started, shells, { ...rule, condition: 'started\nand proc.nam in (shells)' }],
    `falco-condition: rule "Shell" ${at(3)}.condition: line 2, column 5: field proc.nam; fields of system calls; did you mean "proc.name"?`,
  ],
  [
    'a malformed condition',
    [version, started, shells, { ...rule, condition: 'started and proc.name in (shells' }, { ...rule, rule: 'B' }],
    `falco-condition: rule "Shell" ${at(3)}.condition: line 1, column 33: the end; a comma, or the closing parenthesis of the list; correct the condition`,
  ],
  [
    'a list in a value',
    [
      version,
      started,
      shells,
      { ...rule, condition: 'started and proc.name in (shells) and proc.cmdline contains "-c shells"' },
    ],
    `falco-condition: rule "Shell" ${at(3)}.condition: line 1, column 61: list shells in a value; write in (shells), or rename the list`,
  ],
  [
    'a rule that every event meets',
    [version, { ...rule, condition: 'proc.name = sh' }],
    `falco-condition: rule "Shell" ${at(1)}.condition: no evt.type; name the system calls, or Falco asks the rule for every one`,
  ],
  [
    'an item that is no value',
    [version, started, { list: 'shells', items: ['a(b'] }, rule],
    `falco-list: list "shells" ${at(2)}.items[0]: "("; one value; in quotes of its own if it has one of ()"'=,; put it in quotes of its own`,
  ],
  [
    'what nothing uses',
    [...good, { list: 'others', items: [] }],
    `falco-name-used: list "others" at 10-rules.yaml: nothing uses it; use it, or remove it`,
  ],
  [
    'an unknown priority',
    [...good.slice(0, 3), { ...rule, priority: 'WARN' }],
    `falco-priority: rule "Shell" ${at(3)}.priority: priority WARN; EMERGENCY, ALERT, CRITICAL, ERROR, WARNING, NOTICE, INFORMATIONAL, DEBUG; did you mean "WARNING"?`,
  ],
  [
    'an output without the container',
    [...good.slice(0, 3), { ...rule, output: 'Shell %proc.name' }],
    `falco-output: rule "Shell" ${at(3)}.output: an output without %container.id; add container_id=%container.id`,
  ],
  [
    'an output of unknown fields',
    [...good.slice(0, 3), { ...rule, output: '%container.id %proc.cmdlin' }],
    `falco-output: rule "Shell" ${at(3)}.output: field proc.cmdlin; fields of system calls; did you mean "proc.cmdline"?`,
  ],
  [
    'tags without maturity',
    [...good.slice(0, 3), { ...rule, tags: rule.tags.slice(1) }],
    `falco-tags: rule "Shell" ${at(3)}.tags: first tag "container"; maturity_stable, maturity_incubating, maturity_sandbox, maturity_deprecated; begin with the maturity`,
  ],
  [
    'tags without a technique',
    [...good.slice(0, 3), { ...rule, tags: rule.tags.slice(0, 3) }],
    `falco-tags: rule "Shell" ${at(3)}.tags: no technique among the tags; e.g. T1059, T1552.005; add that of MITRE ATT&CK`,
  ],
  [
    'an exception without a name',
    [...good.slice(0, 3), { ...rule, exceptions: [{ fields: ['proc.name'] }] }],
    `falco-exception: rule "Shell" ${at(3)}.exceptions: exceptions[0] without a name; name what it leaves out`,
  ],
  [
    'an exception of two operators',
    [
      ...good.slice(0, 3),
      { ...rule, exceptions: [{ name: 'known', fields: ['proc.name'], comps: ['=', 'in'], values: [] }] },
    ],
    `falco-exception: rule "Shell" ${at(3)}.exceptions: exception known: 1 fields and 2 comps; give each field one operator`,
  ],
  [
    'an exception with an unknown operator',
    [
      ...good.slice(0, 3),
      { ...rule, exceptions: [{ name: 'known', fields: ['proc.name'], comps: ['contain'], values: [] }] },
    ],
    `falco-exception: rule "Shell" ${at(3)}.exceptions: exception known: operator "contain"; = == != < <= > >= contains icontains bcontains startswith bstartswith endswith glob iglob regex in intersects pmatch; did you mean "contains"?`,
  ],
  [
    'an exception with too few values',
    [
      ...good.slice(0, 3),
      { ...rule, exceptions: [{ name: 'known', fields: ['proc.name'], comps: ['='], values: [[]] }] },
    ],
    `falco-exception: rule "Shell" ${at(3)}.exceptions: exception known: values[0] has 0 of 1; give each field one value`,
  ],
  [
    'an exception of an unknown field',
    [
      ...good.slice(0, 3),
      { ...rule, exceptions: [{ name: 'known', fields: ['proc.nme'], comps: ['='], values: [['sh']] }] },
    ],
    `falco-condition: rule "Shell", exception known ${at(3)}.exceptions: line 1, column 2: field proc.nme; fields of system calls; did you mean "proc.name"?`,
  ],
])('refuses %s', (_, entries, message) => {
  expect(findings(...entries)).toEqual([message]);
});
