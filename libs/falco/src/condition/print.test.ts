import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  listOperators,
  transformers,
  valueOperators,
  type Comparison,
  type Condition,
  type Field,
  type Operand,
  type Value,
} from './ast.ts';
import { parseCondition } from './parse.ts';
import { printCondition, valueText } from './print.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((word) => !['and', 'or', 'not'].includes(word));
const text = fc.string({ unit: 'binary-ascii' }).filter((one) => !/[\0-\x07\x0b\x0e-\x1f\x7f]|\\$/.test(one));
const field: fc.Arbitrary<Field> = fc
  .record(
    {
      kind: fc.constant('field' as const),
      name: fc.tuple(name, name).map((parts) => parts.join('.')),
      argument: text,
      at: fc.constant(0),
    },
    { requiredKeys: ['kind', 'name', 'at'] },
  )
  .map((one) => one as Field);
const operand: fc.Arbitrary<Operand> = fc.oneof(
  field,
  fc.record({ kind: fc.constant('transform' as const), transformer: fc.constantFrom(...transformers), operand: field }),
);
const value: fc.Arbitrary<Value> = text.map((one) => ({ kind: 'value', text: one, quoted: true, at: 0 }));
const number: fc.Arbitrary<Value> = fc
  .integer()
  .map((one) => ({ kind: 'value', text: String(one), quoted: false, at: 0 }));
const right = field.map((one) => ({ kind: 'val' as const, field: one }));
const comparison = fc.oneof(
  fc.record({
    operator: fc.constantFrom(...valueOperators.filter((one) => !/[<>]/.test(one))),
    right: fc.oneof(value, right),
  }),
  fc.record({ operator: fc.constantFrom('<', '<=', '>', '>='), right: fc.oneof(number, right) }),
  fc.record({
    operator: fc.constantFrom(...listOperators),
    right: fc.oneof(
      fc.array(value, { maxLength: 3 }).map((items) => ({ kind: 'values' as const, items })),
      right,
    ),
  }),
);
const check: fc.Arbitrary<Condition> = fc.oneof(
  name.map((one) => ({ kind: 'macro' as const, name: one, at: 0 })),
  operand.map((left) => ({ kind: 'exists' as const, left })),
  fc.tuple(operand, comparison).map(([left, rest]) => ({ kind: 'comparison', left, ...rest }) as Comparison),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    check,
    tie('condition').map((term) => ({ kind: 'not' as const, term })),
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      terms: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }) as fc.Arbitrary<Condition>,
  ),
}));

const withoutPlaces = (one: Condition): unknown =>
  JSON.parse(JSON.stringify(one, (key, part: unknown) => (key === 'at' ? undefined : part)));

it('is read back as it was', () => {
  fc.assert(
    fc.property(condition, (one) => {
      expect(withoutPlaces(parseCondition(printCondition(one)))).toEqual(withoutPlaces(one));
    }),
  );
});

it('has parentheses around what stands inside something else', () => {
  expect(printCondition(parseCondition('not (a or b) and (c and not(d.e in (f, "g h")))'))).toBe(
    '(not (a or b)) and (c and (not d.e in (f, "g h")))',
  );
});

it.each([
  ['/usr/bin', '/usr/bin'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['runc:[1:CHILD]', '"runc:[1:CHILD]"'],
  ['say "x"', '"say \\"x\\""'],
  ['', '""'],
])('quotes %j where it must', (one, expected) => {
  expect(valueText(one)).toBe(expected);
});
