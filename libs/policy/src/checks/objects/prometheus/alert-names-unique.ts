import type { Check } from '../../../check.ts';
import { alertsOf, ruleObjectsOf } from './rules.ts';

const on = 'PrometheusRule shop/order-alerts';

export const alertNamesUnique: Check = {
  id: 'P06',
  name: 'alert-names-unique',
  title: 'Two alerts of one object never share a name',
  why: 'The name leads to the runbook, and silences and inhibitions hold for it: one of the two is answered with what is meant for the other.',
  severity: 'error',
  level: 'all',
  sources: ['https://prometheus.io/docs/practices/alerting/#naming', 'pint rule/duplicate'],
  fix: 'give each a name of its own',
  good: [
    { name: 'different names' },
    {
      name: 'the same name in another object',
      add: [
        {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'PrometheusRule',
          metadata: { name: 'payment', namespace: 'shop' },
          spec: {
            groups: [
              {
                name: 'payment',
                rules: [
                  {
                    alert: 'OrderFails',
                    expr: 'vector(1)',
                    labels: { severity: 'page', owner: 'payments' },
                    annotations: { summary: 'It fails', runbook_url: 'https://git.example/OrderFails' },
                  },
                ],
              },
            ],
          },
        },
      ],
    },
    {
      name: 'a series that is recorded twice, from two sides',
      on,
      set: { 'spec.groups[0].rules[3]': { record: 'order:errors:rate5m', expr: 'sum(other)' } },
    },
  ],
  bad: [
    {
      name: 'in one group',
      on,
      set: { 'spec.groups[0].rules[2].alert': 'OrderFails' },
      at: 'spec.groups[0].rules[2].alert',
      found: 'a second alert OrderFails',
    },
    {
      name: 'in two groups',
      on,
      set: {
        'spec.groups[1]': {
          name: 'more',
          rules: [
            {
              alert: 'OrderFails',
              expr: 'vector(1)',
              labels: { severity: 'ticket', owner: 'ordering' },
              annotations: { summary: 'It fails', runbook_url: 'https://git.example/OrderFails' },
            },
          ],
        },
      },
      at: 'spec.groups[1].rules[0].alert',
      found: 'a second alert OrderFails',
    },
  ],
  *inspect(world) {
    for (const object of ruleObjectsOf(world)) {
      const alerts = alertsOf(object);
      const names = alerts.map(({ fields }) => fields['alert']);
      for (const [i, { path }] of alerts.entries()) {
        if (names.indexOf(names[i]) === i) continue;
        yield {
          object,
          path: [...path, 'alert'],
          found: `a second alert ${String(names[i])}`,
          allowed: 'a name of its own',
        };
      }
    }
  },
};
