import { expect, it } from 'vitest';
import { type Alert, alertsOf, isQuieter } from './alerts.ts';

const alert: Alert = { name: 'Down', expr: 'sum(up) < 2', for: 60, severity: 'warning' };

it.each([
  ['a longer wait', { for: 300 }, 'for'],
  ['a lower severity', { severity: 'info' }, 'labels'],
  ['a lower threshold of <', { expr: 'sum(up) < 1' }, 'expr'],
  ['a shorter wait', { for: 0 }, undefined],
  ['a higher severity', { severity: 'critical' }, undefined],
  ['a severity that nobody knows', { severity: 'sev9' }, undefined],
  ['a higher threshold of <', { expr: 'sum(up) < 3' }, undefined],
  ['another expression', { expr: 'count(up) < 1' }, undefined],
  ['another number elsewhere', { expr: 'sum(up[1m]) < 2' }, undefined],
  ['another way to write it', { expr: 'sum(up)  < 2.0' }, undefined],
])('%s', (_, next, part) => expect(isQuieter(alert, { ...alert, ...next })?.part).toBe(part));

it('reads alerts of every group, and those of one name', () => {
  const rules = [
    { alert: 'A', expr: 'a', for: '5m', labels: { severity: 'page' } },
    { alert: 'A', expr: 1 },
    { record: 'r' },
    7,
  ];
  expect([...alertsOf({ groups: [{ rules }, { rules: 'none' }, null] })]).toEqual([
    ['A', { name: 'A', expr: 'a', for: 300, severity: 'page' }],
    ['A 2', { name: 'A', expr: '1', for: 0, severity: '' }],
  ]);
});
