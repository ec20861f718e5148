import { scrapedLabels, type Metric } from '../metric.ts';
import { finding, isService, type Rule } from './rule.ts';

/** Labels that no service gives its series: scraping would rename them, and histograms have them already. */
const taken: readonly string[] = [...scrapedLabels, 'le', 'quantile'];

type Problem = readonly [path: string, found: string, allowed: string, fix: string];

/** @see https://prometheus.io/docs/practices/naming/ */
export const metricsAreLegal: Rule = function* (apps) {
  for (const app of apps.filter(isService)) {
    const { metrics = {}, ports } = app.service;
    if (Object.keys(metrics).length > 0 && ports['metrics'] === undefined)
      yield finding('metrics-are-legal', app, 'metrics', {
        found: `metrics, and ports ${Object.keys(ports).join(', ')}`,
        allowed: 'metrics with a port of the name metrics',
        fix: 'add ports.metrics',
      });
    for (const [name, metric] of Object.entries(metrics)) {
      for (const [path, found, allowed, fix] of problemsOf(name, metric))
        yield finding('metrics-are-legal', app, `metrics.${path}`, { found, allowed, fix });
    }
  }
};

function* problemsOf(name: string, { type, labels = [] }: Metric): Generator<Problem> {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    yield [name, `"${name}"`, 'lower-case letters, digits and _', 'rename it where it is exposed'];
  if (type === 'counter' && !name.endsWith('_total'))
    yield [name, `a counter "${name}"`, 'a name that ends in _total', `call it ${name}_total, or declare what it is`];
  if (type !== 'counter' && /_(total|bucket|count|sum)$/.test(name))
    yield [
      name,
      `a ${type} "${name}"`,
      'a name without _total, _bucket, _count and _sum',
      'rename it, or declare what it is',
    ];
  for (const [i, label] of labels.entries()) {
    if (taken.includes(label))
      yield [
        `${name}.labels[${i}]`,
        `label "${label}"`,
        `labels other than ${taken.join(', ')}`,
        'rename it where it is exposed',
      ];
    else if (!/^[a-z][a-z0-9_]*$/.test(label))
      yield [
        `${name}.labels[${i}]`,
        `label "${label}"`,
        'lower-case letters, digits and _',
        'rename it where it is exposed',
      ];
  }
}
