import { expect, it } from 'vitest';
import { falcoRules } from './falco.ts';

it('reads names, priorities and what is switched off', () => {
  const text = [
    '- macro: spawned\n  condition: evt.type = execve',
    '- rule: Shell in order\n  condition: spawned\n  priority: CRITICAL\n  tags: [a]',
    '- rule: "Write below etc"\n  priority: error\n  enabled: false',
    '- list: shells\n  items: [sh]',
  ].join('\n\n');
  expect([...falcoRules(text)]).toEqual([
    ['Shell in order', { enabled: true, priority: 6 }],
    ['Write below etc', { enabled: false, priority: 5 }],
  ]);
});

it('takes a later piece of a rule for a change of it', () => {
  const text = '- rule: Shell\n  priority: ERROR\n- rule: Shell\n  enabled: false\n';
  expect([...falcoRules(text)]).toEqual([['Shell', { enabled: false, priority: 5 }]]);
});

it.each(['', 'LOG_LEVEL: info', '- alert: Down'])('finds no rule in "%s"', (text) =>
  expect(falcoRules(text).size).toBe(0),
);
