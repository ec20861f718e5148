import type { Alert, AlertCase } from '@delivery/catalog';
import { expect, it } from 'vitest';
import { mutate } from './mutation.ts';
import type { RuleGroup } from './rule-groups.ts';

const ratio = (window: string) => ({
  record: `delivery:error:ratio_rate${window}`,
  expr: `sum(rate(failed_total[${window}])) / (sum(rate(requests_total[${window}])) > 0)`,
});

const expr = 'delivery:error:ratio_rate1h > 0.1 and delivery:error:ratio_rate5m > 0.1';
const groups: readonly RuleGroup[] = [
  { name: 'recorded', rules: [ratio('5m'), ratio('1h')] },
  { name: 'alerts', rules: [{ alert: 'Burn', expr, labels: { severity: 'page', owner: 'order' } }] },
];

const outcome = async (fires: readonly AlertCase[], silent: readonly AlertCase[]) => {
  const alert: Alert = { name: 'Burn', expr, severity: 'page', summary: 's', description: 'd', fires, silent };
  const { killed, survived } = await mutate([{ alert, app: 'order', owner: 'order', groups }]);
  return { killed: killed.length, survived: survived.map(({ mistake }) => mistake) };
};

const failing = (from: string, values: string) => ({ 'requests_total{}': from, 'failed_total{}': values });
const outage: AlertCase = { name: 'an outage', at: '70m', series: failing('0+100x120', '0+15x120') };
const few: AlertCase = { name: 'few failures', at: '70m', series: failing('0+100x120', '0+9x120') };
const over: AlertCase = {
  name: 'an outage that is over',
  at: '80m',
  series: failing('0+100x120', '0+50x60 3000+0x60'),
};
const spike: AlertCase = { name: 'a short one', at: '65m', series: failing('0+100x120', '0+0x60 0+15x60') };

it('cases that ask at every border notice every mistake', async () => {
  expect(await outcome([outage], [few, over, spike])).toEqual({ killed: 11, survived: [] });
});

it('a case that asks nothing else leaves them', async () => {
  expect((await outcome([outage], [])).survived).toContain('delivery:error:ratio_rate1h > 0.1 [and → or]');
});

it('an alert that its cases contradict is not measured', async () => {
  await expect(outcome([few], [])).rejects.toThrow('Burn: few failures fails before anything is changed');
});
