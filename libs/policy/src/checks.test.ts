import { pathText } from '@delivery/findings';
import { nameOf } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { checks } from './checks.ts';
import { defaultObject, pathIn, worldWith } from './examples/apply.ts';
import type { Example } from './examples/example.ts';

const seenBy = (check: (typeof checks)[number], example: Example) =>
  [...check.inspect(worldWith(example))].map(({ object, path, found }) => ({
    object: nameOf(object),
    at: pathText(path),
    found,
  }));

const provable = checks.filter(({ notYetProvable }) => notYetProvable === undefined);

const textsOf = (check: (typeof checks)[number]) => {
  const examples = [...check.good, ...check.bad];
  return [check.title, check.why, check.fix, ...check.sources, ...examples.map(({ name }) => name)];
};

/** What decides: the same text for two examples means that one of them proves nothing new. */
const deciding = ({ name: _, ...change }: Example) => JSON.stringify(change, (_key, value) => value ?? null);

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
  it('has two good and two bad examples that differ', () => {
    expect(new Set(check.good.map(deciding)).size).toBe(check.good.length);
    expect(new Set(check.bad.map(deciding)).size).toBe(check.bad.length);
    expect(check.good.length).toBeGreaterThanOrEqual(2);
    expect(check.bad.length).toBeGreaterThanOrEqual(2);
    expect([...check.good, ...check.bad].filter(({ set }) => set && Object.keys(set).length === 0)).toEqual([]);
  });

  it.each(check.good)('holds for: $name', (example) => {
    expect(seenBy(check, example)).toEqual([]);
  });

  it.each(check.bad)('does not hold for: $name', (example) => {
    const { on = defaultObject, at, found, object = on } = example;
    const world = worldWith(example);
    const place = world.objects.find((candidate) => nameOf(candidate) === object);
    if (place === undefined) throw new Error(`the example has no ${object}`);
    expect(seenBy(check, example)).toEqual([{ object, at: pathText(pathIn(place, at)), found }]);
    for (const { allowed, fix } of check.inspect(world)) {
      expect(allowed).not.toBe('');
      expect(fix).not.toBe('');
    }
  });
});

it('what is not yet provable says why, and sees nothing', () => {
  for (const check of checks.filter(({ notYetProvable }) => notYetProvable !== undefined)) {
    expect(check.notYetProvable).not.toBe('');
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
