import { nameOf, parse } from '@delivery/manifest';
import { checks, defaultObject, pathIn, worldWith, type Check } from '@delivery/policy';
import { expect, it } from 'vitest';
import { stepInto } from './excerpt.ts';
import { hint, hints } from './hint.ts';

function checkOf(id: string): Check {
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check;
}

/** The hint for each bad example of a check. */
function hintsFor(check: Check): readonly (string | undefined)[] {
  return check.bad.map((example) => {
    const world = worldWith(example);
    const [violation] = check.inspect(world);
    return violation && hint({ ...violation, check }, world);
  });
}

it('shows the way to the field, with the name of each item of a list, and a value that passes', () => {
  expect(hintsFor(checkOf('W04'))).toContain(`spec:
  template:
    spec:
      containers:
        - name: order
          securityContext:
            allowPrivilegeEscalation: false`);
});

it('says nothing where only a name of the example would pass', () => {
  expect(new Set(hintsFor(checkOf('W27')))).toEqual(new Set([undefined]));
});

it('says nothing that would not pass', () => {
  const check = checkOf('W04');
  const at = check.bad[0]?.at ?? '';
  const never: Check = {
    ...check,
    inspect: ({ objects }) => objects.map((object) => ({ object, path: pathIn(object, at), found: 'x', allowed: 'y' })),
  };
  expect(hintsFor(never).filter((text) => text !== undefined)).toEqual([]);
});

it('is YAML that holds the field, for every second check or so', () => {
  let given = 0;
  for (const check of checks) {
    const [example] = check.bad;
    const [text] = hintsFor({ ...check, bad: check.bad.slice(0, 1) });
    if (text === undefined || example === undefined) continue;
    given += 1;
    const { objects } = worldWith(example);
    const object = objects.find((one) => nameOf(one) === (example.object ?? example.on ?? defaultObject));
    const path = object === undefined ? [] : pathIn(object, example.at);
    // of a list only the one item is shown
    const shown = path.map((step) => (typeof step === 'number' ? 0 : step));
    expect(shown.reduce<unknown>(stepInto, parse(`${text}\n`)), `${check.id}\n${text}`).toBeDefined();
    expect(text.length).toBeLessThan(3000);
  }
  expect(given).toBeGreaterThan(checks.length / 3);
});

it('looks for no more than a hundred', () => {
  const check = checkOf('W04');
  const world = worldWith(check.bad[0] ?? {});
  const [violation] = check.inspect(world);
  const give = hints();
  const given = Array.from({ length: 101 }, () => violation && give({ ...violation, check }, world));
  expect(given.filter((text) => text !== undefined)).toHaveLength(100);
});
