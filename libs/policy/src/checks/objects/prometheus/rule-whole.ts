import type { Check } from '../../../check.ts';
import { listAt, textAt } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { ruleObjectsOf, rulesOf } from './rules.ts';

const on = 'PrometheusRule shop/order-alerts';
const rule = 'spec.groups[0].rules[1]';

export const ruleWhole: Check = {
  id: 'P01',
  name: 'rule-whole',
  title: 'Every rule of Prometheus records or alerts, and has an expression',
  why: 'Prometheus refuses a whole file for one rule that is not, and goes on with the rules it had.',
  severity: 'error',
  level: 'all',
  sources: ['promtool check rules', 'https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule'],
  fix: 'write `expr`, and either `alert` or `record`',
  good: [
    { name: 'one that records, and alerts' },
    { name: 'a number as expression', on, set: { [`${rule}.expr`]: 1 } },
  ],
  bad: [
    {
      name: 'both at once',
      on,
      set: { [`${rule}.record`]: 'order:fails' },
      at: rule,
      found: 'alert "OrderFails" and record "order:fails"',
    },
    {
      name: 'neither',
      on,
      set: { [`${rule}.alert`]: undefined },
      at: rule,
      found: 'neither alert nor record',
    },
    { name: 'no expression', on, set: { [`${rule}.expr`]: undefined }, at: `${rule}.expr`, found: 'expr not set' },
    { name: 'an empty expression', on, set: { [`${rule}.expr`]: ' ' }, at: `${rule}.expr`, found: 'expr " "' },
    {
      name: 'two groups of one name',
      on,
      set: { 'spec.groups[1]': { name: 'order', rules: [] } },
      at: 'spec.groups[1].name',
      found: 'a second group "order"',
    },
  ],
  *inspect(world) {
    for (const object of ruleObjectsOf(world)) {
      const names = listAt(object, 'spec', 'groups').map((group) => textAt(group, 'name'));
      for (const [i, name] of names.entries()) {
        if (name === undefined || names.indexOf(name) === i) continue;
        const path = ['spec', 'groups', i, 'name'];
        yield { object, path, found: `a second group "${name}"`, allowed: 'a name of its own', fix: 'rename it' };
      }
      for (const { path, fields } of rulesOf(object)) {
        const { alert, record, expr } = fields;
        if (alert !== undefined && record !== undefined)
          yield {
            object,
            path,
            found: `${stated('alert', alert)} and ${stated('record', record)}`,
            allowed: 'one of both',
          };
        if (alert === undefined && record === undefined)
          yield { object, path, found: 'neither alert nor record', allowed: 'one of both' };
        if (expr === undefined || String(expr).trim() === '')
          yield { object, path: [...path, 'expr'], found: stated('expr', expr), allowed: 'an expression of PromQL' };
      }
    }
  },
};
