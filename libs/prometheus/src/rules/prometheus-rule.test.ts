import type { Alert } from '@delivery/catalog';
import { expect, it } from 'vitest';
import { durationSeconds } from './duration.ts';
import { prometheusRule } from './prometheus-rule.ts';
import type { RuleGroup } from './rule-group.ts';
import { runbookUrl } from './runbook.ts';

const stuck: Alert = {
  name: 'OrderStuck',
  expr: 'order_age > 5',
  for: '5m',
  severity: 'page',
  summary: 'Orders are stuck',
  description: 'The oldest is {{ $value }} s old.',
  labels: { service: 'order' },
  fires: [],
  silent: [],
};
const rule = (...groups: readonly RuleGroup[]) =>
  prometheusRule({
    name: 'order',
    namespace: 'order',
    owner: 'ordering',
    repositoryUrl: 'https://git.example/platform.git',
    groups,
  });

it('has recordings before alerts, and says whose alert it is and where its runbook is', () => {
  const record = { record: 'order:age:max', expr: 'max(order_age)' };
  expect(rule({ name: 'order', interval: '15s', alerts: [stuck], records: [record] })).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'order', namespace: 'order' },
    spec: {
      groups: [
        {
          name: 'order',
          interval: '15s',
          rules: [
            record,
            {
              alert: 'OrderStuck',
              expr: 'order_age > 5',
              for: '5m',
              labels: { service: 'order', severity: 'page', owner: 'ordering' },
              annotations: {
                summary: 'Orders are stuck',
                description: 'The oldest is {{ $value }} s old.',
                runbook_url: 'https://git.example/platform/blob/main/docs/runbooks/OrderStuck.md',
              },
            },
          ],
        },
      ],
    },
  });
});

it('refuses at once what is wrong', () => {
  const late: Alert = { ...stuck, name: 'TooLate', for: '31m' };
  const groups: RuleGroup[] = [
    { name: 'a', records: [{ record: 'a:b', expr: 'sum(' }], alerts: [stuck, late] },
    { name: 'b', alerts: [{ ...stuck, expr: 'order_age >' }] },
  ];
  expect(() => rule(...groups)).toThrow(
    new Error(
      'record a:b: expr:1:5: the end; allowed is PromQL; alert TooLate: for: 31m; a page comes within 30m; ' +
        'alert OrderStuck: expr:1:12: the end; allowed is PromQL; ' +
        'alert OrderStuck is there twice; an alert has a name and a runbook of its own',
    ),
  );
});

it('lets a ticket wait', () => {
  expect(() => rule({ name: 'a', alerts: [{ ...stuck, severity: 'ticket', for: '3h' }] })).not.toThrow();
});

it('finds runbooks with and without .git', () => {
  expect(runbookUrl('https://git.example/platform', 'A')).toBe(
    'https://git.example/platform/blob/main/docs/runbooks/A.md',
  );
});

it.each([
  ['5m', 300],
  ['1h30m', 5400],
  ['3d', 259_200],
  ['250ms', 0.25],
])('%s are %d seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});

it.each(['', '5', 'm', '1m1h', '1.5h'])('%j is no duration', (text) => {
  expect(() => durationSeconds(text)).toThrow(`${JSON.stringify(text)}; allowed is a duration, e.g. 5m or 1h30m`);
});
