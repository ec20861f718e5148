import { Refusal } from '@delivery/findings';
import { expect, it } from 'vitest';
import { parseAcceptedRisks } from './accepted-risks.ts';
import { line } from './testing-facts.ts';

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
    return { exitCode: error.exitCode, found: error.findings.map(line) };
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
  [
    'a rule that is none',
    entry().replace('D24', 'W24'),
    '1:3 [0].rule accepted-risks-schema: "W24" | Id of the rule, e.g. D24; text that matches ^D[0-9]{2}$ | write it in that form',
  ],
  [
    'an object without its cluster',
    entry().replace('prod/', ''),
    '2:3 [0].object accepted-risks-schema: "apps/StatefulSet/shop/cache" | <cluster>/<group>/<kind>/<namespace>/<name>, as `delivery risk` prints it; text that matches ^[^/]*/[^/]*/[^/]+/[^/]*/[^/]+$ | write it in that form',
  ],
  [
    'a change that is no hash',
    entry().replace(change, 'abc'),
    '3:3 [0].change accepted-risks-schema: "abc" | Hash of the values before and after, as `delivery risk` prints it; text that matches ^[0-9a-f]{32}$ | write it in that form',
  ],
  [
    'no reason worth the name',
    entry().replace(/reason: .*/, 'reason: ok'),
    '4:3 [0].reason accepted-risks-schema: "ok", 2 characters | Why it may happen, for those who read it later; text of at least 10 characters | write at least 10 characters',
  ],
  [
    'another field',
    entry('  until: 2027-01-01\n'),
    '5:3 [0].until accepted-risks-schema: unknown field "until" | rule, object, change, reason | use one of: rule, object, change, reason',
  ],
])('refuses %s', (_, text, found) => {
  expect(refused(text)).toEqual({ exitCode: 2, found: [`clusters/accepted-risks.yaml:${found}`] });
});

it('takes a reason of ten characters', () => {
  const reason = 'empty then';
  expect(parse(entry().replace(/reason: .*/, `reason: ${reason}`))).toEqual([expect.objectContaining({ reason })]);
});

it('refuses what is no YAML with 3', () => {
  expect(refused('- rule: [').exitCode).toBe(3);
});
