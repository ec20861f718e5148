import { pathText } from '@delivery/findings';
import { nameOf } from '@delivery/manifest';
import type { Check } from '../check.ts';
import { defaultObject, exampleObject, pathIn, worldWith } from './apply.ts';
import type { BadExample, Change, Example } from './example.ts';

/** One thing that the examples of a check must show. */
export interface Proof {
  readonly name: string;
  /** What is not so, or undefined. */
  readonly wrong: () => string | undefined;
}

/** What proves that a check sees what it says, and nothing else. */
export function proofsOf(check: Check): readonly Proof[] {
  const { good, bad } = check;
  return [
    { name: 'has two good and two bad examples that differ', wrong: () => unlike(good) ?? unlike(bad) },
    { name: 'changes objects that are there', wrong: () => [...good, ...bad].map(misplaced).find(Boolean) },
    ...good.map((example) => ({
      name: `holds for: ${example.name}`,
      wrong: () => differs(seenBy(check, example), []),
    })),
    ...bad.map((example) => ({
      name: `does not hold for: ${example.name}`,
      wrong: () => differs(seenBy(check, example), [expected(example)]),
    })),
  ];
}

function seenBy(check: Check, example: Example) {
  return [...check.inspect(worldWith(example))].map(({ object, path, found, allowed, fix = check.fix }) => ({
    object: nameOf(object),
    at: pathText(path),
    found,
    says: allowed !== '' && fix !== '',
  }));
}

function expected(example: BadExample) {
  const { on = defaultObject, at, found, object = on } = example;
  const place = worldWith(example).objects.find((candidate) => nameOf(candidate) === object);
  if (place === undefined) throw new Error(`the example has no ${object}`);
  return { object, at: pathText(pathIn(place, at)), found, says: true };
}

function differs(seen: unknown, wanted: unknown): string | undefined {
  const [a, b] = [JSON.stringify(seen, null, 2), JSON.stringify(wanted, null, 2)];
  return a === b ? undefined : `saw ${a}, wanted ${b}`;
}

/** The same change for two examples means that one of them proves nothing new. */
function unlike(examples: readonly Example[]): string | undefined {
  const changes = examples.map(({ name: _, ...change }) =>
    JSON.stringify(change, (_key, value: unknown) => value ?? null),
  );
  const different = new Set(changes).size;
  return different >= 2 && different === examples.length ? undefined : `${different} of ${examples.length} differ`;
}

function misplaced({ set, ...change }: Change): string | undefined {
  if (set === undefined) return undefined;
  if (Object.keys(set).length === 0) return 'an example sets nothing';
  return exampleObject(change) ? undefined : `there is no ${change.on}`;
}
