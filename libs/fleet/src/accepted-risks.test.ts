import { Refusal } from '@delivery/findings';
import { expect, it } from 'vitest';
import { parseAcceptedRisks } from './accepted-risks.ts';

const change = 'a'.repeat(32);
const entry = (fields = '') => `- rule: D24
  object: prod/apps/StatefulSet/shop/cache
  change: ${change}
  reason: the cache is empty by then
${fields}`;

function parse(text: string) {
  return parseAcceptedRisks({ file: 'clusters/accepted-risks.yaml', bytes: new TextEncoder().encode(text) });
}

function refused(text: string) {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { exitCode: error.exitCode, found: error.findings.map(({ at, found }) => `${at?.path ?? ''}: ${found}`) };
  }
  throw new Error('nothing was refused');
}

it('reads rule, object, change and reason', () => {
  expect(parse(entry())).toEqual([
    {
      rule: 'D24',
      object: 'prod/apps/StatefulSet/shop/cache',
      change,
      reason: 'the cache is empty by then',
    },
  ]);
});

it('reads none', () => {
  expect(parse('[]\n')).toEqual([]);
});

it.each([
  ['a rule that is none', entry().replace('D24', 'W24'), '[0].rule: "W24"'],
  ['an object without its cluster', entry().replace('prod/', ''), '[0].object: "apps/StatefulSet/shop/cache"'],
  ['a change that is no hash', entry().replace(change, 'abc'), '[0].change: "abc"'],
  ['no reason worth the name', entry().replace(/reason: .*/, 'reason: ok'), '[0].reason: '],
  ['another field', entry('  until: 2027-01-01\n'), '[0].until: unknown field "until"'],
])('refuses %s', (_, text, found) => {
  const refusal = refused(text);
  expect(refusal.exitCode).toBe(2);
  expect(refusal.found[0]).toContain(found);
});

it('refuses what is no YAML with 3', () => {
  expect(refused('- rule: [').exitCode).toBe(3);
});
