import { describe, expect, it } from 'vitest';
import { worst } from '../../verdict.ts';
import { inspect } from '../inspect.ts';
import { rules } from '../rules.ts';
import { compareCase } from '../testing/compare-case.ts';
import { incidents } from './index.ts';

describe.each(incidents.map((one) => [one.name, one] as const))('%s', (_, incident) => {
  const hits = inspect(compareCase(incident), rules);

  it('is stopped', () => expect(worst(hits.map(({ verdict }) => verdict))).toBe('stop'));

  it.each(incident.stoppedBy)('is stopped by %s', (id) => {
    const stops = hits.filter(({ rule, verdict }) => rule.id === id && verdict === 'stop');
    expect(stops.length).toBeGreaterThan(0);
    for (const { found } of stops) expect(found).toMatch(/\S/);
  });
});

it('are at least twenty, each told once', () => {
  expect(incidents.length).toBeGreaterThanOrEqual(20);
  expect(new Set(incidents.map(({ name }) => name)).size).toBe(incidents.length);
  for (const { happened, source } of incidents) {
    expect(happened).toMatch(/\.$/);
    expect(source).toMatch(/^https:\/\//);
  }
});
