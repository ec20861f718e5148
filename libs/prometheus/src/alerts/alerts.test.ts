import type { Metric } from '@delivery/catalog';
import { describe, expect, it } from 'vitest';
import { exporters } from '../exporters/index.ts';
import { checkExpr } from '../promql/check.ts';
import type { Known, Source } from '../promql/known.ts';
import { durationSeconds } from '../rules/duration.ts';
import type { PlatformGroup } from './group.ts';
import { platformGroups } from './index.ts';

const scraped = ['namespace', 'pod', 'container', 'node', 'job', 'instance', 'endpoint'];
const seriesOf = (name: string, { type }: Metric) =>
  type === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name + suffix) : [name];

/** What a Prometheus holds that scrapes these exporters and nothing else. */
function knownOf(names: readonly string[]): Known {
  const metrics = new Map<string, readonly Source[]>([
    ['up', [{ by: 'Prometheus', file: '', labels: new Set(scraped) }]],
  ]);
  for (const { name: by, metrics: declared } of exporters.filter(({ name }) => names.includes(name)))
    for (const [metric, about] of Object.entries(declared))
      for (const series of seriesOf(metric, about))
        metrics.set(series, [{ by, file: '', labels: new Set([...scraped, ...(about.labels ?? []), 'le']) }]);
  return { where: 'here', metrics };
}

const alertsOf = ({ name, exporters: needed, alerts }: PlatformGroup) =>
  alerts.map((alert) => ({ title: `${name}: ${alert.name}`, alert, known: knownOf(needed) }));

it('every exporter that a group reads is declared', () => {
  const declared = exporters.map(({ name }) => name);
  expect(platformGroups.flatMap((group) => group.exporters).filter((name) => !declared.includes(name))).toEqual([]);
});

it('alerts have names of their own; what the two engines say alike, one runbook answers', () => {
  const names = platformGroups.flatMap(({ alerts }) => alerts.map(({ name }) => name));
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual(['GitOpsStale']);
});

describe.each(platformGroups.flatMap(alertsOf))('$title', ({ alert, known }) => {
  it('reads what its exporters declare', () => {
    expect(checkExpr(alert.expr, known).problems).toEqual([]);
  });

  it('speaks of labels that it has', () => {
    const { labels } = checkExpr(alert.expr, known);
    const spoken = [...`${alert.summary} ${alert.description}`.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
    expect(labels === 'any' ? ['any'] : spoken.filter((label) => !labels.has(label ?? ''))).toEqual([]);
  });

  it('is shown to fire, and not to', () => {
    expect(Math.min(alert.fires.length, alert.silent.length)).toBeGreaterThan(0);
  });

  it('pages before half an hour is over', () => {
    expect(alert.severity === 'ticket' || durationSeconds(alert.for ?? '0s') <= 1800).toBe(true);
  });
});
