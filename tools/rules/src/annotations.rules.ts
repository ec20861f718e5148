import type { Alert } from '@delivery/catalog';
import { expect, it } from 'vitest';
import { emptyWords } from './annotations.ts';
import { authoredAlerts, waitingAlerts } from './world.ts';

it('every alert finds words for all that it names', async () => {
  const distinct = new Map(
    [...authoredAlerts, ...waitingAlerts].map((authored) => [
      `${authored.app} ${authored.alert.name} ${authored.alert.description}`,
      authored,
    ]),
  );
  const wrong = [...(await emptyWords([...distinct.values()]))].flatMap(([{ app, alert }, words]) =>
    words.map((word) => `${alert.name} of ${app}: ${word}`),
  );
  expect(wrong).toEqual([]);
});

it.each<[string, string, readonly unknown[]]>([
  ['a label that it has', 'queue {{ $labels.queue }} holds {{ $value | humanize }}', []],
  ['a label of the rule, which templates do not see', 'of {{ $labels.owner }}', ['no label owner']],
  ['a label that aggregation took', 'pod {{ $labels.pod }}', ['no label pod']],
  ['a value that is no time', '{{ "moon" | humanizeDuration }}', [expect.stringContaining('error expanding template')]],
])('%s', async (_, description, wrong) => {
  const expr = 'sum by (queue) (messages) > 5';
  const alert: Alert = {
    ...{ name: 'QueueFull', expr, severity: 'page', summary: 's', description },
    fires: [{ name: 'six', series: { 'messages{queue="a",pod="b"}': '6' }, at: '0m', firing: [{ queue: 'a' }] }],
    silent: [],
  };
  const rule = { alert: alert.name, expr, labels: { severity: 'page', owner: 'order' }, annotations: { description } };
  const groups = [{ name: 'queues', rules: [rule] }];
  expect([...(await emptyWords([{ alert, app: 'order', owner: 'order', groups }])).values()]).toEqual([wrong]);
});
