import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clone, type Clone } from './clone.ts';

const order = 'apps/services/order/component.ts';
const payment = 'apps/services/payment/component.ts';
const executive = 'libs/grafana/src/dashboards/executive.ts';
const runbook = 'docs/runbooks/PaymentWithoutOrder.md';

const onWorkloads = '12 clusters: aws-dev-eu-west-1, aws-prod-eu-west-1, aws-prod-us-east-1, aws-staging-eu-west-1, …';
const metrics = 'metrics of apps, of the exporters that apps declare, and recording rules';

/** A finding as it is printed: what is watched, where, and the three lines that say what to do. */
interface Said {
  readonly file: string;
  readonly id: string;
  readonly subject: string;
  readonly on: string;
  readonly found: string;
  readonly allowed: string;
  readonly fix: string;
}

const text = ({ file, id, subject, on, found, allowed, fix }: Said) =>
  [
    `error ${file} ${id}`,
    `  ${subject}`,
    `  on       ${on}`,
    `  found    ${found}`,
    `  allowed  ${allowed}`,
    `  fix      ${fix}`,
    '',
  ].join('\n');

const rule = (app: string, path: string) =>
  `PrometheusRule ${app}/${app} of app ${app}, ${app}/service/PrometheusRule: ${path}`;

const onPanel = (panel: string, column: number, metric: string, nearest: string): Said => ({
  file: executive,
  id: 'panel-series-are-declared',
  subject: `ConfigMap grafana/dashboard-executive of app dashboards, dashboard "Executive": panel "${panel}": query A: expr:1:${column}`,
  on: 'cluster aws-observability-eu-west-1',
  found: `metric "${metric}", which nobody declares on any cluster`,
  allowed: metrics,
  fix: `did you mean "${nearest}"? or declare it where it is exposed`,
});

interface Edit {
  readonly what: string;
  readonly make: (repository: Clone) => void;
  /** All that is said of it. */
  readonly said: readonly Said[];
}

/** Of different metrics, so that each is answered for itself. */
const edits: readonly Edit[] = [
  {
    what: 'a metric that an alert reads is removed',
    make: ({ edit }) =>
      edit(
        order,
        `    order_oldest_age_seconds: { type: 'gauge', help: 'Age of the oldest order in a state.', labels: ['state'] },\n`,
        '',
      ),
    said: [
      {
        file: order,
        id: 'series-are-declared',
        subject: rule('order', 'alert OrderStuck: expr:1:17'),
        on: onWorkloads,
        found: 'metric "order_oldest_age_seconds", which nobody declares',
        allowed: metrics,
        fix: 'did you mean "outbox_oldest_unsent_seconds"? or declare it where it is exposed',
      },
    ],
  },
  {
    what: 'a metric that panels show is removed',
    make: ({ edit }) =>
      edit(
        payment,
        `    payment_revenue_total: { type: 'counter', help: 'Captured money, in units of its currency.', labels: ['currency'] },\n`,
        '',
      ),
    said: [
      onPanel('Revenue a minute', 30, 'payment_revenue_total', 'payment_attempts_total'),
      onPanel('Revenue an hour', 29, 'payment_revenue_total', 'payment_attempts_total'),
    ],
  },
  {
    what: 'a label is renamed',
    make: ({ edit }) =>
      edit(order, `may be in a state.', labels: ['state']`, `may be in a state.', labels: ['status']`),
    said: [
      {
        file: order,
        id: 'series-are-declared',
        subject: rule('order', 'alert OrderStuck: expr:1:72'),
        on: onWorkloads,
        found: 'label "state", which none of the series here has',
        allowed: 'container, endpoint, instance, job, namespace, node, pod, service, status',
        fix: 'did you mean "status"?',
      },
    ],
  },
  {
    what: 'a runbook is deleted',
    make: ({ root }) => rmSync(join(root, runbook)),
    said: [
      {
        file: runbook,
        id: 'runbook-exists',
        subject: 'PrometheusRule payment/payment of app payment',
        on: onWorkloads,
        found: 'no runbook of alert PaymentWithoutOrder',
        allowed: `${runbook} with the sections Symptom, Impact, Diagnosis, Mitigation, Escalation`,
        fix: `write ${runbook}, or rename the alert: did you mean "docs/runbooks/AlertsNotSent.md"?`,
      },
    ],
  },
  {
    what: 'a panel asks for a metric that is none',
    make: ({ edit }) => edit(executive, `rate('orders_total')`, `rate('order_total')`),
    said: [onPanel('Orders a minute by state', 27, 'order_total', 'orders_total')],
  },
];

describe('synth of a tree in which what watches it no longer agrees', () => {
  let repository: Clone;
  let exitCode: number;
  let output: string;
  beforeAll(() => {
    repository = clone();
    for (const { make } of edits) make(repository);
  });
  beforeAll(() => {
    ({ exitCode, output } = repository.delivery('synth'));
  });
  afterAll(() => repository.remove());

  it.each(edits)('says where, what and how to mend it when $what', ({ said }) => {
    for (const finding of said) expect(output).toContain(`\n${text(finding)}`);
  });

  it('says nothing else', () => {
    const rest = edits.flatMap(({ said }) => said).reduce((left, finding) => left.replace(text(finding), ''), output);
    expect(rest.trim()).toBe('rendering');
  });

  it('ends with 2 and writes nothing', () => {
    expect(exitCode).toBe(2);
    expect([...repository.status()].sort()).toEqual(
      [` D ${runbook}`, ` M ${order}`, ` M ${payment}`, ` M ${executive}`].sort(),
    );
  });
});
