import type { Alert } from '@delivery/catalog';
import { expect, it } from 'vitest';
import { testsOf } from './alert-tests.ts';
import { testRules } from './promtool.ts';

const alert: Alert = {
  name: 'OutboxLag',
  expr: 'outbox_oldest_unsent_seconds > 30',
  for: '1m',
  severity: 'page',
  summary: 'events wait',
  description: 'for {{ $value }} s',
  labels: { service: 'order' },
  fires: [
    {
      name: 'a stuck relay',
      series: { 'outbox_oldest_unsent_seconds{pod="a"}': '0+60x10' },
      at: '3m',
      firing: [{ pod: 'a' }],
    },
  ],
  silent: [{ name: 'a minute too early', series: { 'outbox_oldest_unsent_seconds{pod="a"}': '0+60x10' }, at: '1m' }],
};
const { expr, labels } = alert;
const rule = { alert: 'OutboxLag', expr, for: '1m', labels: { ...labels, severity: 'page', owner: 'order' } };

const complaints = async (alert: Alert) =>
  [
    ...(
      await testRules(testsOf({ alert, app: 'order', owner: 'order', groups: [{ name: 'order', rules: [rule] }] }))
    ).values(),
  ].flat();

it('an alert that does what its cases say', async () => {
  expect(await complaints(alert)).toEqual([]);
});

it('is told apart from one that does not', async () => {
  const [fires] = alert.fires;
  const [silent] = alert.silent;
  if (fires === undefined || silent === undefined) throw new Error('no cases');
  expect(await complaints({ ...alert, fires: [{ ...fires, at: '1m' }] })).toHaveLength(1);
  expect(await complaints({ ...alert, fires: [{ ...fires, firing: [{ pod: 'b' }] }] })).toHaveLength(1);
  expect(await complaints({ ...alert, fires: [{ ...fires, firing: [{ pod: 'a' }, { pod: 'b' }] }] })).toHaveLength(1);
  expect(await complaints({ ...alert, severity: 'ticket' })).toHaveLength(1);
  expect(await complaints({ ...alert, silent: [{ ...silent, at: '3m' }] })).toHaveLength(1);
});
