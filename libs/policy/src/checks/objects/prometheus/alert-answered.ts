import type { Check } from '../../../check.ts';
import { fieldsAt, type Fields } from '../../../fields.ts';
import { stated } from '../../../shown.ts';
import { eachAlert } from './rules.ts';

const on = 'PrometheusRule shop/order-alerts';
const alert = 'spec.groups[0].rules[1]';

export const alertAnswered: Check = {
  id: 'P02',
  name: 'alert-answered',
  title: 'Every alert says how urgent it is, who acts, what is wrong and what to do',
  why: 'Without a severity it is not routed, without an owner nobody acts, and without a runbook whoever is woken begins with reading code.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://github.com/kubernetes-monitoring/kubernetes-mixin',
    'https://prometheus.io/docs/practices/alerting/',
    'pint alerts/annotation',
  ],
  fix: 'set the labels severity and owner, and the annotations summary and runbook_url',
  good: [
    { name: 'all four' },
    {
      name: 'a team for an owner',
      on,
      set: { [`${alert}.labels.owner`]: undefined, [`${alert}.labels.team`]: 'ordering' },
    },
    { name: 'another word for urgent', on, set: { [`${alert}.labels.severity`]: 'critical' } },
    { name: 'a rule that records', on, set: { 'spec.groups[0].rules[0].labels': { team: '' } } },
  ],
  bad: [
    {
      name: 'no severity',
      on,
      set: { [`${alert}.labels.severity`]: undefined },
      at: `${alert}.labels.severity`,
      found: 'alert OrderFails: severity not set',
    },
    {
      name: 'nobody',
      on,
      set: { [`${alert}.labels.owner`]: '' },
      at: `${alert}.labels.owner`,
      found: 'alert OrderFails: owner ""',
    },
    {
      name: 'no words',
      on,
      set: { [`${alert}.annotations.summary`]: undefined },
      at: `${alert}.annotations.summary`,
      found: 'alert OrderFails: summary not set',
    },
    {
      name: 'no runbook',
      on,
      set: { [`${alert}.annotations.runbook_url`]: undefined },
      at: `${alert}.annotations.runbook_url`,
      found: 'alert OrderFails: runbook_url not set',
    },
    {
      name: 'a runbook that is no address',
      on,
      set: { [`${alert}.annotations.runbook_url`]: 'docs/runbooks/OrderFails.md' },
      at: `${alert}.annotations.runbook_url`,
      found: 'alert OrderFails: runbook_url "docs/runbooks/OrderFails.md"',
    },
  ],
  inspect: eachAlert(function* (fields) {
    const name = `alert ${String(fields['alert'])}`;
    const labels = fieldsAt(fields, 'labels');
    const annotations = fieldsAt(fields, 'annotations');
    const missing = (of: Fields, key: string) => !isText(of[key]);
    if (missing(labels, 'severity'))
      yield {
        path: ['labels', 'severity'],
        found: `${name}: ${stated('severity', labels['severity'])}`,
        allowed: 'a word that is routed, e.g. page or ticket',
      };
    if (missing(labels, 'owner') && missing(labels, 'team'))
      yield {
        path: ['labels', 'owner'],
        found: `${name}: ${stated('owner', labels['owner'])}`,
        allowed: 'the name of a team, as owner or team',
      };
    if (missing(annotations, 'summary'))
      yield {
        path: ['annotations', 'summary'],
        found: `${name}: ${stated('summary', annotations['summary'])}`,
        allowed: 'what is wrong, in a line',
      };
    if (!/^https:\/\/[^\s]+$/.test(String(annotations['runbook_url'])))
      yield {
        path: ['annotations', 'runbook_url'],
        found: `${name}: ${stated('runbook_url', annotations['runbook_url'])}`,
        allowed: 'an address, https://…',
      };
  }),
};

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
