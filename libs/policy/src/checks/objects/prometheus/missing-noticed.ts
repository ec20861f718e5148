import type { Check } from '../../../check.ts';
import { at } from '../../../fields.ts';
import { alertsOf, ruleObjectsOf } from './rules.ts';

const on = 'PrometheusRule shop/order-alerts';
const twin = 'spec.groups[0].rules[2]';
const absence = /\babsent(?:_over_time)?\s*\(/;

export const missingNoticed: Check = {
  id: 'P04',
  name: 'missing-noticed',
  title: 'Where there are alerts, one fires when what they read is gone',
  why: 'A comparison with a series that is not there is empty, and an empty alert is silent: the worst failure looks like the best health.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://prometheus.io/docs/prometheus/latest/querying/functions/#absent',
    'kubernetes-mixin KubeAPIDown',
    'https://github.com/cloudflare/pint',
  ],
  fix: 'add an alert on absent(…) or absent_over_time(…) of the series that the others read',
  good: [
    { name: 'absent' },
    { name: 'absent_over_time', on, set: { [`${twin}.expr`]: 'absent_over_time(order:errors:rate5m[5m])' } },
    { name: 'rules that only record', on, set: { 'spec.groups[0].rules': [{ record: 'a:b', expr: 'sum(up)' }] } },
  ],
  bad: [
    {
      name: 'the twin is gone',
      on,
      set: { [twin]: undefined },
      at: 'spec.groups',
      found: 'no alert of the cluster uses absent() or absent_over_time()',
    },
    {
      name: 'a metric that is only called so',
      on,
      set: { [`${twin}.expr`]: 'order_absent > 0' },
      at: 'spec.groups',
      found: 'no alert of the cluster uses absent() or absent_over_time()',
    },
    {
      name: 'it is recorded, and nobody hears of it',
      on,
      set: { [twin]: { record: 'order:missing', expr: 'absent(order:errors:rate5m)' } },
      at: 'spec.groups',
      found: 'no alert of the cluster uses absent() or absent_over_time()',
    },
  ],
  *inspect(world) {
    const alerts = ruleObjectsOf(world).flatMap(alertsOf);
    const [first] = alerts;
    if (first === undefined || alerts.some(({ fields }) => absence.test(String(at(fields, 'expr'))))) return;
    yield {
      object: first.object,
      path: ['spec', 'groups'],
      found: 'no alert of the cluster uses absent() or absent_over_time()',
      allowed: 'at least one, for what the others read',
    };
  },
};
