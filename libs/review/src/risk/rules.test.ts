import { keyOf } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { fieldText } from '../diff/path.ts';
import { inspect } from './inspect.ts';
import { rules } from './rules.ts';
import { compareCase } from './testing/compare-case.ts';

describe.each(rules.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))('%s', (_, rule) => {
  it.each(rule.positive.map((one) => [one.name, one] as const))('sees %s', (_name, one) => {
    const hits = inspect(compareCase(one), [rule]);
    expect(
      hits.map(({ object, field, verdict }) => ({ object: keyOf(object.manifest), field: fieldText(field), verdict })),
    ).toEqual([{ object: one.object, field: one.field, verdict: one.verdict ?? rule.verdicts.production }]);
  });

  it.each(rule.nearMiss.map((one) => [one.name, one] as const))('lets %s pass', (_name, one) => {
    expect(inspect(compareCase(one), [rule]).map(({ found }) => found)).toEqual([]);
  });

  it('has three positive cases and three near misses, each with a field or kind of its own that decides', () => {
    for (const cases of [rule.positive, rule.nearMiss]) {
      expect(cases.length).toBeGreaterThanOrEqual(3);
      expect(new Set(cases.map(({ decides }) => decides)).size).toBe(cases.length);
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    }
  });

  it('says what to do', () => {
    expect(rule.procedure.length).toBeGreaterThan(0);
    expect(rule.sources.length).toBeGreaterThan(0);
    for (const text of [rule.title, rule.reason, ...rule.procedure]) expect(text).toMatch(/\S/);
  });
});

it('knows every rule once, in order', () => {
  expect(rules.map(({ id }) => id)).toEqual([...new Set(rules.map(({ id }) => id))].sort());
});
