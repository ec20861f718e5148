import { Refusal } from '@delivery/findings';
import type { Manifest } from '@delivery/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldPath } from '../diff/path.ts';
import { dependencies, type Dependencies, type Rendering } from './dependencies.ts';
import type { Fact } from './fact.ts';

type World = Readonly<Record<string, number>>;

const fact = (name: string, value: unknown = 1): Fact => ({ name, value, at: { file: 'facts.yaml', path: name } });
const configMap = (rest: object, name = 'one'): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  ...rest,
});

/** A toy: every fact is a number, and another one is the next. */
function asked(world: World, render: (world: World) => readonly Manifest[]): Dependencies<Fact> {
  const rendering: Rendering<Fact, World> = {
    facts: Object.entries(world).map(([name, value]) => fact(name, value)),
    world,
    swap: function* ({ name }) {
      yield { ...world, [name]: (world[name] ?? 0) + 1 };
      yield { ...world, [name]: (world[name] ?? 0) + 10 };
    },
    render: (other) => new Map(render(other).map((object) => [object.metadata.name, object])),
  };
  return dependencies(rendering);
}

const names = (facts: readonly Fact[]) => facts.map(({ name }) => name);

describe('a field', () => {
  const { factsBehind } = asked({ a: 1, b: 2, c: 3 }, ({ a, b, c }) => [
    configMap({
      data: { sum: `${(a ?? 0) + (b ?? 0)}`, fixed: 'x' },
      containers: [{ name: 'order', image: `order:${c}` }, { name: `side-${a}` }],
      args: [`--a=${a}`, '--fixed'],
    }),
  ]);
  const behind = (...path: FieldPath) => names(factsBehind('one', path));

  it.each<[FieldPath, readonly string[]]>([
    [
      ['data', 'sum'],
      ['a', 'b'],
    ],
    [['data', 'fixed'], []],
    [['data'], ['a', 'b']],
    [[], ['a', 'b', 'c']],
    [['containers', { name: 'order' }, 'image'], ['c']],
    [['containers', 0, 'image'], ['c']],
    [['containers', 1], ['a']],
    [['containers', { name: 'side-1' }], ['a']],
    [['args', 0], ['a']],
    [['args', 1], []],
    [['spec'], []],
  ])('%j hangs on %j', (path, facts) => expect(behind(...path)).toEqual(facts));

  it('of an object that nobody renders hangs on nothing', () => expect(names(factsBehind('two', []))).toEqual([]));

  it('in a list of places hangs on what makes the list longer', () => {
    const { factsBehind } = asked({ a: 1, b: 1 }, ({ a, b }) => [
      configMap({ args: [...Array.from({ length: a ?? 0 }, () => '-v'), `--b=${b}`, '--last'] }),
    ]);
    expect(names(factsBehind('one', ['args', 2]))).toEqual(['a']);
    expect(names(factsBehind('one', ['args', 1]))).toEqual(['a', 'b']);
  });
});

it('an object that comes and goes hangs on the fact by its presence, its fields do not', () => {
  const { factsBehind, factsOfPresence } = asked({ role: 1, b: 1 }, ({ role, b }) => [
    configMap({ data: { b } }),
    ...(role === 1 ? [configMap({ data: { b } }, 'two')] : [configMap({}, 'three')]),
  ]);
  expect(names(factsOfPresence('two'))).toEqual(['role']);
  expect(names(factsOfPresence('three'))).toEqual(['role']);
  expect(names(factsOfPresence('one'))).toEqual([]);
  expect(names(factsBehind('two', ['data', 'b']))).toEqual(['b']);
});

describe('another value', () => {
  const objects = new Map([['one', configMap({})]]);
  const refuse = () => {
    throw new Refusal(2, []);
  };
  const rendering: Rendering<Fact, number> = {
    facts: [fact('a'), fact('b'), fact('c')],
    world: 0,
    swap: ({ name }) => ({ a: [1, 2], b: [1, 3], c: [] })[name] ?? [],
    render: (world) => {
      if (world === 1 || world === 3) refuse();
      return world === 0 ? objects : new Map([['one', configMap({ data: { world } })]]);
    },
  };

  it('that is refused is passed over for the next', () => {
    const { movedBy, factsBehind } = dependencies(rendering);
    expect(rendering.facts.map(movedBy).map((moved) => moved?.fields.get('one')?.map(({ path }) => path))).toEqual([
      [['data']],
      undefined,
      undefined,
    ]);
    expect(names(factsBehind('one', []))).toEqual(['a']);
  });

  it('is rendered once, and only for facts that are asked about', () => {
    let rendered = 0;
    const { factsBehind } = dependencies({
      ...rendering,
      render: (world) => {
        rendered++;
        return rendering.render(world);
      },
    });
    const [a] = rendering.facts;
    expect(names(factsBehind('one', [], a && [a]))).toEqual(['a']);
    expect(names(factsBehind('one', ['data'], a && [a]))).toEqual(['a']);
    expect(rendered).toBe(3);
  });

  it('that fails for another reason than a refusal is a bug, and told as one', () => {
    const broken = (world: number) => {
      if (world === 0) return objects;
      throw new TypeError('x is undefined');
    };
    const { factsBehind } = dependencies({ ...rendering, render: broken });
    expect(() => factsBehind('one', [])).toThrow('x is undefined');
  });
});

it('finds exactly the facts that a field reads, whatever reads them', () => {
  const facts = ['a', 'b', 'c', 'd', 'e'];
  const reads = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.subarray(facts), { maxKeys: 6 });
  fc.assert(
    fc.property(reads, fc.nat(), (read, start) => {
      const world = Object.fromEntries(facts.map((name, i) => [name, start + i]));
      const { factsBehind } = asked(world, (world) => [
        configMap({
          data: Object.fromEntries(Object.entries(read).map(([key, names]) => [key, names.map((name) => world[name])])),
        }),
      ]);
      for (const [key, expected] of Object.entries(read))
        expect(names(factsBehind('one', ['data', key]))).toEqual(expected);
    }),
  );
});
