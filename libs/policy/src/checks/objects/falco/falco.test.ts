import { nameOf } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { worldWith } from '../../../examples/apply.ts';
import { proofsOf } from '../../../examples/proof.ts';
import { falco } from './index.ts';
import { macro, rule, rulesOf, version } from './examples.ts';

describe.each(falco)('$id $name', (check) => {
  it.each(proofsOf(check))('$name', ({ wrong }) => {
    expect(wrong()).toBeUndefined();
  });
});

it('finds nothing in rules that are whole, nor in any other text', () => {
  const texts = [version + macro + rule, '', '- ', '- rule', 'rule: x\n', '- rule: x\n- 1\n', '[1, 2]'];
  const world = worldWith({ add: texts.map(rulesOf) });
  const found = falco.flatMap((check) => [...check.inspect(world)].map(({ object }) => [check.id, nameOf(object)]));
  expect(found).toEqual([]);
});
