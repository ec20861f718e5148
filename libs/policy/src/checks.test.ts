import { nameOf } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { checks } from './checks.ts';
import { worldWith } from './examples/apply.ts';
import { proofsOf } from './examples/proof.ts';

const provable = checks.filter(({ notYetProvable, provenIn }) => notYetProvable === undefined || provenIn);

const textsOf = (check: (typeof checks)[number]) => {
  const examples = [...check.good, ...check.bad];
  return [check.title, check.why, check.fix, ...check.sources, ...examples.map(({ name }) => name)];
};

describe.each(checks)('$id $name', (check) => {
  it('says what holds, why, how to get there, and who else asks for it', () => {
    expect(textsOf(check).filter((text) => typeof text !== 'string' || text.trim() === '')).toEqual([]);
    expect(check.sources).not.toEqual([]);
    expect(check.id).toMatch(/^[A-Z]\d\d[a-z]?$/);
    expect(check.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(['error', 'warning']).toContain(check.severity);
    expect(['baseline', 'restricted', 'all']).toContain(check.level);
  });
});

describe.each(provable)('$id $name', (check) => {
  it.each(proofsOf(check))('$name', ({ wrong }) => {
    expect(wrong()).toBeUndefined();
  });
});

it('what is not yet provable says why, and sees nothing', () => {
  for (const check of checks.filter(({ notYetProvable }) => notYetProvable !== undefined)) {
    expect(check.notYetProvable).not.toBe('');
    expect(check.provenIn?.(worldWith({}))).not.toBe(true);
    if (check.provenIn) continue;
    expect([...check.good, ...check.bad, ...check.inspect(worldWith({}))]).toEqual([]);
  }
});

it('every check holds on the valid set', () => {
  const world = worldWith({});
  const wrong = checks.flatMap((check) =>
    [...check.inspect(world)].map(({ object, found }) => [check.id, nameOf(object), found]),
  );
  expect(wrong).toEqual([]);
});

it('no two checks share an id or a name', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
});
